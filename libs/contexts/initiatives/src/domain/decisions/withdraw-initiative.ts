import { refuse, type DomainCommand } from '@app/kernel';
import type { InitiativeEvent } from '../initiative.events.js';
import { requireStatus } from '../initiative.guards.js';
import type { InitiativeState } from '../initiative.state.js';

export type WithdrawInitiative = DomainCommand<
  'WithdrawInitiative',
  { readonly initiativeId: string; readonly reason: string }
>;

export const withdrawInitiative = (
  { data, by }: WithdrawInitiative,
  state: InitiativeState,
): readonly InitiativeEvent[] => {
  const initiative = requireStatus(state, 'NOT_WITHDRAWABLE', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED');
  const { authors, declined } = initiative;
  if (declined.includes(by.memberId) || !authors.some(({ memberId }) => memberId === by.memberId)) {
    refuse('forbidden', 'NOT_AN_AUTHOR');
  }
  return [
    {
      type: 'InitiativeWithdrawn',
      data: { initiativeId: initiative.initiativeId, withdrawnBy: by.memberId, content: { reason: data.reason } },
    },
  ];
};
