import { Injectable } from '@nestjs/common';
import { countingPhase, OpenRevisions, type CampaignState } from '@app/campaigns/contracts';
import { EventCodec, EventStore, type RecordedEvent, type StoredEvent } from '@app/event-store';
import type { InitiativeEvent } from '@app/initiatives/contracts';
import type { Instant } from '@app/kernel';
import { readDecodedLog } from './decoded-log.js';

/** After any of these an initiative is not, or no longer, with its authors. */
const NOT_RETURNED: readonly InitiativeEvent['type'][] = [
  'InitiativeResubmitted',
  'InitiativeRejected',
  'InitiativeWithdrawn',
];
const NEEDED: ReadonlySet<string> = new Set<InitiativeEvent['type']>([
  'InitiativeSubmitted',
  'InitiativeReturned',
  ...NOT_RETURNED,
]);

/** Finds the initiatives that are with their authors in the log itself. */
@Injectable()
export class LogOpenRevisions extends OpenRevisions {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {
    super();
  }

  async inPhase({ campaignId, phases }: CampaignState, phase: number): ReturnType<OpenRevisions['inPhase']> {
    const needed = ({ stream, type }: StoredEvent): boolean =>
      stream.startsWith('initiative-') && NEEDED.has(type.split('.', 1)[0]!);
    const ofPhase = new Set<string>();
    const dueAt = new Map<string, Instant>();
    for await (const recorded of readDecodedLog(this.store, this.codec, needed)) {
      const { type, data } = (recorded as RecordedEvent<InitiativeEvent>).event;
      if (type === 'InitiativeSubmitted') {
        if (data.campaignId === campaignId && countingPhase(phases, data.phase) === phase)
          ofPhase.add(data.initiativeId);
      } else if (type === 'InitiativeReturned') dueAt.set(data.initiativeId, data.dueAt);
      else dueAt.delete(data.initiativeId);
    }
    return [...dueAt]
      .filter(([initiativeId]) => ofPhase.has(initiativeId))
      .map(([initiativeId, due]) => ({ initiativeId, dueAt: due }));
  }
}
