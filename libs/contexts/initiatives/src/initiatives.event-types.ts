import type { EventTypeDefinition } from '@app/event-store';
import type { InitiativeEvent } from './domain/initiative.events.js';

/** Total by type: an event without a stored name does not compile. */
const definitions: { readonly [Type in InitiativeEvent['type']]: Omit<EventTypeDefinition, 'type'> } = {
  DraftSaved: { storedName: 'DraftSaved' },
  InitiativeSubmitted: { storedName: 'InitiativeSubmitted' },
  ReviewStarted: { storedName: 'ReviewStarted' },
  InitiativeReturned: { storedName: 'InitiativeReturned' },
  InitiativeResubmitted: { storedName: 'InitiativeResubmitted' },
  RecognitionDecisionRecorded: { storedName: 'RecognitionDecisionRecorded' },
  BenefitAssessed: { storedName: 'BenefitAssessed' },
  InitiativeApproved: { storedName: 'InitiativeApproved' },
  InitiativeRejected: { storedName: 'InitiativeRejected' },
  InitiativeWithdrawn: { storedName: 'InitiativeWithdrawn' },
  InitiativeMarkedDuplicate: { storedName: 'InitiativeMarkedDuplicate' },
  DuplicateLinkRemoved: { storedName: 'DuplicateLinkRemoved' },
};

export const initiativesEventTypes: readonly EventTypeDefinition[] = Object.entries(definitions).map(
  ([type, definition]) => ({ type, ...definition }),
);
