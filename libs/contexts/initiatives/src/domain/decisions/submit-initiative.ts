import type { DomainCommand } from '@app/kernel';
import { requireOpenPhase } from '../campaign-phases.js';
import type { InitiativeEvent } from '../initiative.events.js';
import { requireDraftOwner, requireBenefitWithinCap } from '../initiative.guards.js';
import type { InitiativeState } from '../initiative.state.js';
import {
  requireDeclarations,
  requireSubmission,
  requireAuthorisation,
  requireDatesInOrder,
  requireOwnUnit,
  type SubmissionInput,
  type SubmissionFacts,
} from '../submission.js';

/** `fromDraft`: the submitter named an existing draft by its id. */
export type SubmitInitiative = DomainCommand<
  'SubmitInitiative',
  SubmissionInput & {
    readonly initiativeId: string;
    readonly fromDraft: boolean;
    readonly campaignId: string;
    readonly facts: SubmissionFacts;
  }
>;

export const submitInitiative = (
  { data, by, at }: SubmitInitiative,
  state: InitiativeState,
): readonly InitiativeEvent[] => {
  requireDraftOwner(state, data.fromDraft, by.memberId);
  requireDeclarations(data.declarations);
  const { campaign, unit, submission } = requireSubmission(data.submission, data.facts);
  requireAuthorisation(submission.authors, by.memberId, data.authorisationRef);
  const phase = requireOpenPhase(campaign, at);
  requireOwnUnit(data.facts, by.memberId, data.authorisationRef, phase);
  requireDatesInOrder(data.submission, at);
  requireBenefitWithinCap(submission.benefitClaim.amountVnd, phase, '/benefitClaim/amountVnd');
  return [
    {
      type: 'InitiativeSubmitted',
      data: {
        initiativeId: data.initiativeId,
        campaignId: data.campaignId,
        phase: phase.phase,
        receivedAt: at,
        unitPath: unit.unitPath,
        block: unit.block,
        submittedBy: by.memberId,
        authorisationRef: data.authorisationRef,
        ...submission,
      },
    },
  ];
};
