import { refuse, type DomainCommand } from '@app/kernel';
import { requireDecidingPhase } from '../campaign-phases.js';
import type { Author, InitiativeEvent } from '../initiative.events.js';
import { requireStatus, requireBenefitWithinCap, requireNoneDeclined } from '../initiative.guards.js';
import type { InitiativeState } from '../initiative.state.js';
import {
  requireDeclarations,
  requireSubmission,
  requireAuthorisation,
  requireDatesInOrder,
  requireOwnUnit,
  type SubmissionInput,
  type SubmissionFields,
  type SubmissionFacts,
} from '../submission.js';

export type ResubmitInitiative = DomainCommand<
  'ResubmitInitiative',
  SubmissionInput & {
    readonly initiativeId: string;
    readonly facts: SubmissionFacts;
  }
>;

/** A single author cannot change the authors, their shares or the lead author. */
const sameAuthorship = (before: readonly Author[], after: SubmissionFields['authors']): boolean =>
  before.length === after.length &&
  before.every(({ memberId, shareBp, lead }) =>
    after.some((author) => author.memberId === memberId && author.shareBp === shareBp && author.lead === lead),
  );

export const resubmitInitiative = (
  { data, by, at }: ResubmitInitiative,
  state: InitiativeState,
): readonly InitiativeEvent[] => {
  const initiative = requireStatus(state, 'NOT_RETURNED', 'RETURNED');
  requireDeclarations(data.declarations);
  const { campaign, submission } = requireSubmission(data.submission, data.facts);
  requireNoneDeclined(submission.authors, initiative, (index) => `/authors/${index}/memberId`);
  requireAuthorisation(initiative.authors, by.memberId, data.authorisationRef);
  const changed = !sameAuthorship(initiative.authors, data.submission.authors);
  if (data.authorisationRef === null && changed) {
    refuse('invalid', 'AUTHORSHIP_CHANGED_WITHOUT_AUTHORISATION', {}, '/authorisationRef');
  }
  if (submission.unitId !== initiative.unitId) refuse('invalid', 'UNIT_CHANGED', {}, '/unitId');
  if (initiative.dueAt !== null && at >= initiative.dueAt) {
    refuse('conflict', 'REVISION_LAPSED', { dueAt: initiative.dueAt });
  }
  // The initiative keeps its receipt time and phase, so it must still be in time for a decision there.
  const phase = requireDecidingPhase(campaign, initiative.phase, at);
  // The same authors keep the unit of their first submission, wherever they have moved since.
  if (changed) requireOwnUnit(data.facts, by.memberId, data.authorisationRef, phase);
  requireDatesInOrder(data.submission, at);
  requireBenefitWithinCap(submission.benefitClaim.amountVnd, phase, '/benefitClaim/amountVnd');
  return [
    {
      type: 'InitiativeResubmitted',
      data: {
        initiativeId: initiative.initiativeId,
        version: initiative.version + 1,
        submittedBy: by.memberId,
        authorisationRef: data.authorisationRef,
        ...submission,
      },
    },
  ];
};
