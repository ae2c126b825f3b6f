import { refuse, requireImpartial, type DomainCommand } from '@app/kernel';
import type { InitiativeEvent, DuplicateKind } from '../initiative.events.js';
import { requireStatus } from '../initiative.guards.js';
import type { InitiativeState, SubmittedInitiative } from '../initiative.state.js';

export type MarkDuplicate = DomainCommand<
  'MarkDuplicate',
  {
    readonly initiativeId: string;
    readonly originalId: string;
    readonly kind: DuplicateKind;
    readonly reason: string;
    /** The other initiative, read from its stream; null if it does not exist or was never submitted. */
    readonly original: SubmittedInitiative | null;
  }
>;

const precedes = (a: SubmittedInitiative, b: SubmittedInitiative): boolean =>
  a.receivedAt === b.receivedAt ? a.initiativeId < b.initiativeId : a.receivedAt < b.receivedAt;

export const markDuplicate = ({ data, by }: MarkDuplicate, state: InitiativeState): readonly InitiativeEvent[] => {
  const initiative = requireStatus(state, 'NOT_UNDER_REVIEW', 'SUBMITTED', 'UNDER_REVIEW');
  requireImpartial(by.memberId, initiative);
  const original = data.original ?? refuse('invalid', 'ORIGINAL_NOT_FOUND', {}, '/originalId');
  // An author of the original would remove a rival.
  requireImpartial(by.memberId, original);
  if (original.initiativeId === initiative.initiativeId) refuse('invalid', 'ORIGINAL_IS_ITSELF', {}, '/originalId');
  if (original.campaignId !== initiative.campaignId) refuse('invalid', 'ORIGINAL_IN_OTHER_CAMPAIGN', {}, '/originalId');
  if (original.status === 'DUPLICATE') refuse('invalid', 'ORIGINAL_IS_DUPLICATE', {}, '/originalId');
  if (original.status === 'REJECTED' || original.status === 'WITHDRAWN') {
    refuse('invalid', 'ORIGINAL_NOT_STANDING', { status: original.status }, '/originalId');
  }
  // The initiative filed first has priority (Decree 13/2012, Art. 4). Within one millisecond the id decides, so that
  // two initiatives can never be duplicates of each other.
  if (precedes(initiative, original)) refuse('invalid', 'ORIGINAL_IS_LATER', {}, '/originalId');
  return [
    {
      type: 'InitiativeMarkedDuplicate',
      data: {
        initiativeId: initiative.initiativeId,
        originalId: original.initiativeId,
        originalReceivedAt: original.receivedAt,
        kind: data.kind,
        markedBy: by.memberId,
        content: { reason: data.reason },
      },
    },
  ];
};
