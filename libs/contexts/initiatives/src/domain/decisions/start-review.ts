import { requireImpartial, type DomainCommand } from '@app/kernel';
import type { InitiativeEvent } from '../initiative.events.js';
import { requireStatus } from '../initiative.guards.js';
import type { InitiativeState } from '../initiative.state.js';

export type StartReview = DomainCommand<'StartReview', { readonly initiativeId: string }>;

export const startReview = ({ by }: StartReview, state: InitiativeState): readonly InitiativeEvent[] => {
  const initiative = requireStatus(state, 'NOT_SUBMITTED', 'SUBMITTED');
  requireImpartial(by.memberId, initiative);
  return [{ type: 'ReviewStarted', data: { initiativeId: initiative.initiativeId, reviewerId: by.memberId } }];
};
