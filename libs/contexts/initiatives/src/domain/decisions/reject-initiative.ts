import { refuse, requireImpartial, type DomainCommand } from '@app/kernel';
import { canStillResubmit, type CampaignFacts } from '../campaign-phases.js';
import type { InitiativeEvent, RejectionGround } from '../initiative.events.js';
import { requireStatus } from '../initiative.guards.js';
import type { InitiativeState } from '../initiative.state.js';

export type RejectInitiative = DomainCommand<
  'RejectInitiative',
  {
    readonly initiativeId: string;
    readonly ground: RejectionGround;
    readonly reason: string;
    readonly campaign: CampaignFacts;
  }
>;

export const rejectInitiative = (
  { data, by, at }: RejectInitiative,
  state: InitiativeState,
): readonly InitiativeEvent[] => {
  const initiative = requireStatus(state, 'NOT_UNDER_REVIEW', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED');
  requireImpartial(by.memberId, initiative);
  // The authors keep the full time they were given to resubmit, unless an earlier cut-off has ended it.
  if (
    initiative.status === 'RETURNED' &&
    initiative.dueAt !== null &&
    at < initiative.dueAt &&
    canStillResubmit(data.campaign, initiative.phase, at)
  ) {
    refuse('conflict', 'REVISION_STILL_OPEN', { dueAt: initiative.dueAt });
  }
  return [
    {
      type: 'InitiativeRejected',
      data: {
        initiativeId: initiative.initiativeId,
        ground: data.ground,
        rejectedBy: by.memberId,
        content: { reason: data.reason },
      },
    },
  ];
};
