import { requireImpartial, type DomainCommand, type VndText } from '@app/kernel';
import { requireGoverningPhase, type CampaignFacts } from '../campaign-phases.js';
import type { InitiativeEvent, BenefitKind } from '../initiative.events.js';
import { requireStatus, requireBenefitWithinCap } from '../initiative.guards.js';
import type { InitiativeState } from '../initiative.state.js';

export type RecordBenefitAssessment = DomainCommand<
  'RecordBenefitAssessment',
  {
    readonly initiativeId: string;
    readonly kind: BenefitKind;
    readonly amountVnd: VndText | null;
    readonly method: string;
    readonly campaign: CampaignFacts;
  }
>;

export const recordBenefitAssessment = (
  { data, by, at }: RecordBenefitAssessment,
  state: InitiativeState,
): readonly InitiativeEvent[] => {
  const initiative = requireStatus(state, 'NOT_UNDER_REVIEW', 'UNDER_REVIEW');
  requireImpartial(by.memberId, initiative);
  requireBenefitWithinCap(data.amountVnd, requireGoverningPhase(data.campaign, initiative.phase, at), '/amountVnd');
  return [
    {
      type: 'BenefitAssessed',
      data: {
        initiativeId: initiative.initiativeId,
        kind: data.kind,
        amountVnd: data.amountVnd,
        assessedBy: by.memberId,
        content: { method: data.method },
      },
    },
  ];
};
