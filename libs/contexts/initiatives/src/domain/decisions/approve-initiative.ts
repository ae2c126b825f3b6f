import { dayInVietnam, refuse, requireImpartial, type DomainCommand } from '@app/kernel';
import { requireDecidingPhase, type CampaignFacts } from '../campaign-phases.js';
import type { InitiativeEvent } from '../initiative.events.js';
import { requireBenefitWithinCap, requireNoneDeclined, requireStatus } from '../initiative.guards.js';
import type { InitiativeState } from '../initiative.state.js';

export type ApproveInitiative = DomainCommand<
  'ApproveInitiative',
  { readonly initiativeId: string; readonly note: string | null; readonly campaign: CampaignFacts }
>;

export const approveInitiative = (
  { data, by, at }: ApproveInitiative,
  state: InitiativeState,
): readonly InitiativeEvent[] => {
  const initiative = requireStatus(state, 'NOT_UNDER_REVIEW', 'UNDER_REVIEW');
  requireImpartial(by.memberId, initiative);
  requireNoneDeclined(initiative.authors, initiative);
  // INV-09: the union counts only initiatives that the workplace has recognised, by a decision dated between
  // the first application and today.
  const recognition = initiative.recognition ?? refuse('conflict', 'RECOGNITION_MISSING');
  const { decidedOn } = recognition;
  if (decidedOn < initiative.firstAppliedOn || decidedOn > dayInVietnam(at))
    refuse('conflict', 'RECOGNITION_MISSING', { decidedOn });
  const assessment = initiative.assessment ?? refuse('conflict', 'BENEFIT_NOT_ASSESSED');
  const phase = requireDecidingPhase(data.campaign, initiative.phase, at);
  // The benefit may have been assessed before the entry was carried over to a phase with other rules.
  requireBenefitWithinCap(assessment.amountVnd, phase);
  return [
    {
      type: 'InitiativeApproved',
      data: {
        initiativeId: initiative.initiativeId,
        campaignId: initiative.campaignId,
        countedInPhase: phase.phase,
        approvedAt: at,
        approvedBy: by.memberId,
        ruleSetVersion: phase.ruleSetVersion,
        recognition,
        benefitVnd: assessment.amountVnd,
        evaluationCutoff: phase.evaluationCutoff,
        content: { note: data.note },
      },
    },
  ];
};
