import type { Instant } from '@app/kernel';
import type {
  InitiativeEvent,
  Author,
  BenefitClaim,
  Confidentiality,
  RecognitionEvidence,
  Submission,
} from './initiative.events.js';

export const SUBMITTED_STATUSES = [
  'SUBMITTED',
  'UNDER_REVIEW',
  'RETURNED',
  'APPROVED',
  'REJECTED',
  'WITHDRAWN',
  'DUPLICATE',
] as const;
export type SubmittedStatus = (typeof SUBMITTED_STATUSES)[number];

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
  /** Everybody who was ever its author or submitter: none of them may decide on it (INV-10). */
  readonly involved: readonly string[];
  readonly confidentiality: Confidentiality;
  readonly recognition: RecognitionEvidence | null;
  readonly benefitClaim: BenefitClaim;
  /** What the verifier found; null before any assessment of this version. */
  readonly assessment: { readonly amountVnd: string | null } | null;
  /** While returned: resubmissions are taken before this instant. */
  readonly dueAt: Instant | null;
  /** Once counted: the phase it counts in. */
  readonly countedInPhase: number | null;
  /** While a duplicate: of what, and what it was before. */
  readonly duplicate: { readonly originalId: string; readonly before: SubmittedStatus } | null;
}

export type InitiativeState =
  | { readonly status: 'NONE' }
  | { readonly status: 'DRAFT'; readonly initiativeId: string; readonly campaignId: string; readonly ownerId: string }
  | SubmittedInitiative;

export const initialInitiativeState: InitiativeState = { status: 'NONE' };

/** A new version starts without evidence or assessment of the one before. */
const handedIn = (
  submission: Submission & { readonly submittedBy: string },
  involvedBefore: readonly string[],
): Pick<
  SubmittedInitiative,
  | 'status'
  | 'unitId'
  | 'authors'
  | 'submittedBy'
  | 'involved'
  | 'confidentiality'
  | 'recognition'
  | 'benefitClaim'
  | 'assessment'
  | 'dueAt'
> => {
  const { unitId, authors, submittedBy, confidentiality, recognition, benefitClaim } = submission;
  return {
    status: 'SUBMITTED',
    unitId,
    authors,
    submittedBy,
    involved: [...new Set([...involvedBefore, submittedBy, ...authors.map(({ memberId }) => memberId)])],
    confidentiality,
    recognition,
    benefitClaim,
    assessment: null,
    dueAt: null,
  };
};

/** Total over recorded events; an event that makes no sense on a state leaves it as it is. */
export const evolveInitiative = (state: InitiativeState, event: InitiativeEvent): InitiativeState =>
  state.status === 'NONE' || state.status === 'DRAFT' ? evolveUnsubmitted(state, event) : evolveSubmitted(state, event);

const evolveUnsubmitted = (state: InitiativeState, { type, data }: InitiativeEvent): InitiativeState => {
  switch (type) {
    case 'DraftSaved':
      return { status: 'DRAFT', initiativeId: data.initiativeId, campaignId: data.campaignId, ownerId: data.ownerId };
    case 'InitiativeSubmitted':
      return {
        ...handedIn(data, []),
        initiativeId: data.initiativeId,
        campaignId: data.campaignId,
        phase: data.phase,
        receivedAt: data.receivedAt,
        version: 1,
        unitPath: data.unitPath,
        countedInPhase: null,
        duplicate: null,
      };
    default:
      return state;
  }
};

const evolveSubmitted = (state: SubmittedInitiative, { type, data }: InitiativeEvent): SubmittedInitiative => {
  switch (type) {
    case 'DraftSaved':
    case 'InitiativeSubmitted':
      return state;
    case 'ReviewStarted':
      return { ...state, status: 'UNDER_REVIEW' };
    case 'InitiativeReturned':
      return { ...state, status: 'RETURNED', dueAt: data.dueAt };
    case 'InitiativeResubmitted':
      return { ...state, ...handedIn(data, state.involved), version: data.version };
    case 'RecognitionDecisionRecorded':
      return { ...state, recognition: data.recognition };
    case 'BenefitAssessed':
      return { ...state, assessment: { amountVnd: data.amountVnd } };
    case 'InitiativeApproved':
      return { ...state, status: 'APPROVED', countedInPhase: data.countedInPhase };
    case 'InitiativeRejected':
      return { ...state, status: 'REJECTED' };
    case 'InitiativeWithdrawn':
      return { ...state, status: 'WITHDRAWN' };
    case 'InitiativeMarkedDuplicate':
      return { ...state, status: 'DUPLICATE', duplicate: { originalId: data.originalId, before: state.status } };
    case 'DuplicateLinkRemoved':
      return { ...state, status: state.duplicate?.before ?? state.status, duplicate: null };
  }
};
