import { refuse, type DomainCommand } from '@app/kernel';
import type { InitiativeEvent } from '../initiative.events.js';
import { requireStatus } from '../initiative.guards.js';
import type { InitiativeState } from '../initiative.state.js';

export type DeclineAuthorship = DomainCommand<
  'DeclineAuthorship',
  { readonly initiativeId: string; readonly reason: string }
>;

/**
 * Somebody else's submission names authors without asking them. Whoever never agreed, by submitting it too, may decline
 * until it is decided, also when a later version no longer names them. They are not involved from then on, and never an
 * author of this initiative.
 */
export const declineAuthorship = (
  { data, by: { memberId } }: DeclineAuthorship,
  state: InitiativeState,
): readonly InitiativeEvent[] => {
  const initiative = requireStatus(state, 'AUTHORSHIP_SETTLED', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'DUPLICATE');
  if (initiative.declined.includes(memberId)) return [];
  if (!initiative.involved.includes(memberId)) refuse('forbidden', 'NOT_AN_AUTHOR');
  if (initiative.submitters.includes(memberId)) refuse('conflict', 'AUTHORSHIP_CONFIRMED');
  return [
    {
      type: 'AuthorshipDeclined',
      data: { initiativeId: initiative.initiativeId, declinedBy: memberId, content: { reason: data.reason } },
    },
  ];
};
