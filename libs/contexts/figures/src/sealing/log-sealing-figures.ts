import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  participationStream,
  SealingFigures,
  targetStream,
  type CampaignState,
  type PhaseState,
  type SealingFacts,
} from '@app/campaigns/contracts';
import { canonicalJson, EventCodec, EventStore, type StoredEvent } from '@app/event-store';
import type { InitiativeEvent } from '@app/initiatives/contracts';
import type { UnitEvent } from '@app/organisation/contracts';
import { phaseFold } from '../fold/phase-figures.js';
import { recordedLog } from './recorded-log.js';

/** Events of the streams below that no figure is made of; any other, a new one included, is decoded and looked at. */
const IN_NO_FIGURE: ReadonlySet<string> = new Set<(InitiativeEvent | UnitEvent)['type']>([
  'DraftSaved',
  'RecognitionDecisionRecorded',
  'BenefitAssessed',
  'UnitRenamed',
  'UnitAssignedToBlock',
]);

/** What a phase is sealed with, folded from the log itself: no view stands between the figures and the events. */
@Injectable()
export class LogSealingFigures extends SealingFigures {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {
    super();
  }

  /** Folds the whole log up to its head when asked; takes seconds on a large one, without keeping others waiting. */
  async facts(campaign: CampaignState, { phase, ruleSetVersion }: PhaseState): Promise<SealingFacts> {
    const prefixes = [
      'unit-',
      'initiative-',
      targetStream(campaign.campaignId, ''),
      participationStream(campaign.campaignId, ''),
    ];
    const needed = ({ stream, type }: StoredEvent): boolean =>
      prefixes.some((prefix) => stream.startsWith(prefix)) && !IN_NO_FIGURE.has(type.split('.', 1)[0]!);
    const fold = phaseFold(campaign, phase);
    for await (const recorded of recordedLog(this.store, this.codec, needed)) fold.apply(recorded);
    const rules = canonicalJson(campaign.ruleSets[ruleSetVersion]);
    return { ...fold.figures(), ruleSetHash: hash('sha256', rules, 'hex') };
  }
}
