import { refuse, requireNotInFuture, vnd, type Instant, type LocalDate } from '@app/kernel';
import type { PhaseFacts } from './campaign-phases.js';
import type { RecognitionEvidence } from './initiative.events.js';
import type { InitiativeState, SubmittedInitiative } from './initiative.state.js';
import type { SubmittedStatus } from './initiative.status.js';

export const requireSubmitted = (state: InitiativeState): SubmittedInitiative =>
  state.status === 'NONE' || state.status === 'DRAFT' ? refuse('not-found', 'INITIATIVE_NOT_FOUND') : state;

export const requireStatus = (
  state: InitiativeState,
  code: string,
  ...allowed: readonly SubmittedStatus[]
): SubmittedInitiative => {
  const initiative = requireSubmitted(state);
  return allowed.includes(initiative.status) ? initiative : refuse('conflict', code, { status: initiative.status });
};

/** Nobody is an author against their will. */
export const requireNoneDeclined = (
  authors: readonly { readonly memberId: string }[],
  { declined }: SubmittedInitiative,
  pointer?: (index: number) => string,
): void => {
  authors.forEach(({ memberId }, index) => {
    if (declined.includes(memberId)) refuse('conflict', 'AUTHOR_DECLINED', { memberId }, pointer?.(index));
  });
};

/** Only the owner may edit or submit a draft, and only until it is submitted. */
export const requireDraftOwner = (state: InitiativeState, fromDraft: boolean, by: string): void => {
  if (state.status === 'NONE') {
    if (fromDraft) refuse('not-found', 'INITIATIVE_NOT_FOUND');
  } else if (state.status !== 'DRAFT') refuse('conflict', 'ALREADY_SUBMITTED', { status: state.status });
  else if (state.ownerId !== by) refuse('forbidden', 'NOT_DRAFT_OWNER');
};

export const requireBenefitWithinCap = (amountVnd: string | null, phase: PhaseFacts, pointer?: string): void => {
  if (amountVnd !== null && vnd(amountVnd) > vnd(phase.rules.benefitCapVnd)) {
    refuse('invalid', 'BENEFIT_ABOVE_CAP', { capVnd: phase.rules.benefitCapVnd }, pointer);
  }
};

/**
 * A solution is recognised after it was applied or tried (Decree 13/2012, Art. 3), and no later than today.
 *
 * @throws DomainError DATE_IN_FUTURE, RECOGNISED_BEFORE_APPLIED
 */
export const requireRecognitionInOrder = (
  { decidedOn }: RecognitionEvidence,
  firstAppliedOn: LocalDate,
  at: Instant,
  pointer: string,
): void => {
  requireNotInFuture(decidedOn, at, pointer);
  if (decidedOn < firstAppliedOn) refuse('invalid', 'RECOGNISED_BEFORE_APPLIED', { firstAppliedOn }, pointer);
};
