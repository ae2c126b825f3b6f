import { Injectable } from '@nestjs/common';
import {
  campaignStream,
  participationStream,
  SealingFigures,
  targetStream,
  type CampaignState,
  type SealingFacts,
} from '@app/campaigns/contracts';
import { EventCodec, EventStore, type StoredEvent } from '@app/event-store';
import type { InitiativeEvent } from '@app/initiatives/contracts';
import type { UnitEvent } from '@app/organisation/contracts';
import { phaseFold } from '../fold/phase-figures.js';
import { readDecodedLog } from './decoded-log.js';

/** Events of these streams that change no figure; every other event, a new type included, is decoded. */
const EVENTS_WITHOUT_FIGURES: ReadonlySet<string> = new Set<(InitiativeEvent | UnitEvent)['type']>([
  'DraftSaved',
  'RecognitionDecisionRecorded',
  'BenefitAssessed',
  'UnitRenamed',
  'UnitAssignedToBlock',
  'SeparationOfDutiesSet',
]);

/** Computes the figures of a sealing from the log itself, so that they depend on no view. */
@Injectable()
export class LogSealingFigures extends SealingFigures {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {
    super();
  }

  /** Folds the whole log up to its head. Takes seconds on a large log, without blocking other work. */
  async facts(campaign: CampaignState, phase: number): Promise<SealingFacts> {
    const prefixes = [
      'unit-',
      'initiative-',
      campaignStream(campaign.campaignId),
      targetStream(campaign.campaignId, ''),
      participationStream(campaign.campaignId, ''),
    ];
    const needed = ({ stream, type }: StoredEvent): boolean =>
      prefixes.some((prefix) => stream.startsWith(prefix)) && !EVENTS_WITHOUT_FIGURES.has(type.split('.', 1)[0]!);
    const fold = phaseFold(campaign, phase);
    for await (const recorded of readDecodedLog(this.store, this.codec, needed)) fold.apply(recorded);
    return fold.figures();
  }
}
