import type { Instant, LocalDate } from '@app/kernel';
import type {
  InitiativeEvent,
  Author,
  BenefitClaim,
  Confidentiality,
  RecognitionEvidence,
  Submission,
} from './initiative.events.js';
import {
  STATUS_ON_SUBMISSION,
  statusAfter,
  statusBeforeDuplicateAfter,
  type SubmittedStatus,
} from './initiative.status.js';

export interface SubmittedInitiative {
  readonly status: SubmittedStatus;
  readonly initiativeId: string;
  readonly campaignId: string;
  readonly phase: number;
  readonly receivedAt: Instant;
  /** 1 for the first submission, one more with each resubmission. */
  readonly version: number;
  readonly unitId: string;
  readonly unitPath: readonly string[];
  readonly authors: readonly Author[];
  readonly submittedBy: string;
  /** Everybody who was ever an author or submitter, except who declined; none of them may decide on it (INV-10). */
  readonly involved: readonly string[];
  /** Everybody who ever submitted a version. */
  readonly submitters: readonly string[];
  /** Everybody whom others named as an author and who did not agree; no later version names them. */
  readonly declined: readonly string[];
  readonly confidentiality: Confidentiality;
  readonly firstAppliedOn: LocalDate;
  readonly recognition: RecognitionEvidence | null;
  readonly benefitClaim: BenefitClaim;
  /** The verified benefit; null before this version is verified. */
  readonly assessment: { readonly amountVnd: string | null } | null;
  /** While returned: resubmissions are accepted before this instant. */
  readonly dueAt: Instant | null;
  /** Once counted: the phase it counts in. */
  readonly countedInPhase: number | null;
  /** Once counted: the instant of the approval. */
  readonly approvedAt: Instant | null;
  /** While a duplicate: the original, and the previous status. */
  readonly duplicate: { readonly originalId: string; readonly statusBefore: SubmittedStatus } | null;
}

export type InitiativeState =
  | { readonly status: 'NONE' }
  | { readonly status: 'DRAFT'; readonly initiativeId: string; readonly campaignId: string; readonly ownerId: string }
  | SubmittedInitiative;

export const initialInitiativeState: InitiativeState = { status: 'NONE' };

/** A new version starts without the recognition and verification of the previous one. */
const submissionOf = (
  submission: Submission & { readonly submittedBy: string },
  before: Pick<SubmittedInitiative, 'involved' | 'submitters'>,
): Pick<
  SubmittedInitiative,
  | 'unitId'
  | 'authors'
  | 'submittedBy'
  | 'involved'
  | 'submitters'
  | 'confidentiality'
  | 'firstAppliedOn'
  | 'recognition'
  | 'benefitClaim'
  | 'assessment'
  | 'dueAt'
> => {
  const { unitId, authors, submittedBy, confidentiality, firstAppliedOn, recognition, benefitClaim } = submission;
  return {
    unitId,
    authors,
    submittedBy,
    involved: [...new Set([...before.involved, submittedBy, ...authors.map(({ memberId }) => memberId)])],
    submitters: [...new Set([...before.submitters, submittedBy])],
    confidentiality,
    firstAppliedOn,
    recognition,
    benefitClaim,
    assessment: null,
    dueAt: null,
  };
};

/** Accepts every recorded event; an event that does not fit the state does no harm. */
export const evolveInitiative = (state: InitiativeState, event: InitiativeEvent): InitiativeState =>
  state.status === 'NONE' || state.status === 'DRAFT' ? evolveUnsubmitted(state, event) : evolveSubmitted(state, event);

const evolveUnsubmitted = (state: InitiativeState, { type, data }: InitiativeEvent): InitiativeState => {
  switch (type) {
    case 'DraftSaved':
      return { status: 'DRAFT', initiativeId: data.initiativeId, campaignId: data.campaignId, ownerId: data.ownerId };
    case 'InitiativeSubmitted':
      return {
        status: STATUS_ON_SUBMISSION,
        initiativeId: data.initiativeId,
        campaignId: data.campaignId,
        phase: data.phase,
        receivedAt: data.receivedAt,
        version: 1,
        unitPath: data.unitPath,
        countedInPhase: null,
        approvedAt: null,
        duplicate: null,
        declined: [],
        // Last, because V8 adds each key that follows a spread at the cost of copying the object: 75 µs here, 3 µs so.
        ...submissionOf(data, { involved: [], submitters: [] }),
      };
    default:
      return state;
  }
};

const evolveSubmitted = (state: SubmittedInitiative, event: InitiativeEvent): SubmittedInitiative => {
  const { status, duplicate } = state;
  const statusBefore = duplicate?.statusBefore ?? null;
  const next: SubmittedInitiative = {
    ...state,
    status: statusAfter(status, statusBefore, event),
    duplicate: statusBeforeDuplicateAfter(status, statusBefore, event) === null ? null : duplicate,
  };
  const { type, data } = event;
  switch (type) {
    case 'InitiativeReturned':
      return { ...next, dueAt: data.dueAt };
    case 'InitiativeResubmitted':
      return { ...next, ...submissionOf(data, state), version: data.version };
    case 'RecognitionDecisionRecorded':
      return { ...next, recognition: data.recognition };
    case 'BenefitAssessed':
      return { ...next, assessment: { amountVnd: data.amountVnd } };
    case 'InitiativeApproved':
      return { ...next, countedInPhase: data.countedInPhase, approvedAt: data.approvedAt };
    case 'InitiativeMarkedDuplicate':
      return { ...next, duplicate: { originalId: data.originalId, statusBefore: status } };
    case 'AuthorshipDeclined':
      return {
        ...next,
        involved: state.involved.filter((memberId) => memberId !== data.declinedBy),
        declined: [...state.declined, data.declinedBy],
      };
    default:
      return next;
  }
};
