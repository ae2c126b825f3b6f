import { requireImpartial, type DomainCommand, type InvolvedInInitiative } from '@app/kernel';
import type { InitiativeEvent } from '../initiative.events.js';
import { requireStatus } from '../initiative.guards.js';
import type { InitiativeState } from '../initiative.state.js';

export type RemoveDuplicateLink = DomainCommand<
  'RemoveDuplicateLink',
  {
    readonly initiativeId: string;
    readonly reason: string;
    /** The other initiative, read from its stream; null if the initiative is no duplicate. */
    readonly original: InvolvedInInitiative | null;
  }
>;

export const removeDuplicateLink = (
  { data, by }: RemoveDuplicateLink,
  state: InitiativeState,
): readonly InitiativeEvent[] => {
  const initiative = requireStatus(state, 'NOT_A_DUPLICATE', 'DUPLICATE');
  requireImpartial(by.memberId, initiative, ...(data.original === null ? [] : [data.original]));
  return [
    {
      type: 'DuplicateLinkRemoved',
      data: {
        initiativeId: initiative.initiativeId,
        originalId: initiative.duplicate!.originalId,
        removedBy: by.memberId,
        content: { reason: data.reason },
      },
    },
  ];
};
