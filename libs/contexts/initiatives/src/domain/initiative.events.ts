/**
 * STORAGE FORMAT. The names and shapes below are stored and never change; see docs/how-to/change-an-event.md. Stream
 * `initiative-<initiativeId>`. All free text of an event is in its one field `content`, so that it can be encrypted
 * later without touching anything else. Persons are references; units are those at the time of submission.
 */
import type { DomainEvent, Instant, LocalDate, VndText, StoredNames } from '@app/kernel';

export const SOLUTION_KINDS = ['TECHNICAL', 'MANAGEMENT', 'OPERATIONAL', 'APPLIED_PROGRESS', 'RESEARCH'] as const;
export type SolutionKind = (typeof SOLUTION_KINDS)[number];

export const FIELDS_OF_APPLICATION = [
  'EXPLORATION_PRODUCTION',
  'GAS',
  'REFINING',
  'POWER',
  'SERVICES',
  'SAFETY_ENVIRONMENT',
  'DIGITAL',
  'ADMINISTRATION',
  'UNION_WORK',
  'OTHER',
] as const;
export type FieldOfApplication = (typeof FIELDS_OF_APPLICATION)[number];

export const BENEFIT_KINDS = ['SAVING', 'EXTRA_REVENUE', 'LOSS_AVOIDED', 'SAFETY', 'SOCIAL', 'ENVIRONMENT'] as const;
export type BenefitKind = (typeof BENEFIT_KINDS)[number];

export const CONFIDENTIALITY_LEVELS = ['PUBLIC', 'INTERNAL', 'TECH_SECRET'] as const;
export type Confidentiality = (typeof CONFIDENTIALITY_LEVELS)[number];

export const RECOGNITION_LEVELS = ['ESTABLISHMENT', 'CORPORATION', 'PROVINCE_MINISTRY', 'NATIONAL'] as const;
export const REJECTION_GROUNDS = [
  'NOT_NEW',
  'NOT_APPLIED',
  'OUTSIDE_WINDOW',
  'NOT_RECOGNISED',
  'IP_PROTECTED',
  'AGAINST_ORDER_OR_MORALS',
  'NO_BENEFIT',
  'INCOMPLETE',
] as const;
export type RejectionGround = (typeof REJECTION_GROUNDS)[number];
export const DUPLICATE_KINDS = [
  'SAME_SUBMISSION',
  'SAME_SOLUTION_SAME_ESTABLISHMENT',
  'RESUBMITTED_ACROSS_PHASES',
] as const;
export type DuplicateKind = (typeof DUPLICATE_KINDS)[number];

export interface Author {
  readonly memberId: string;
  /** The author's unit at the time of submission. */
  readonly unitId: string;
  /** Contribution in basis points; all authors together 10.000 (INV-01). */
  readonly shareBp: number;
  readonly lead: boolean;
}

/** `amountVnd` null means not expressible in money, never 0. */
export type BenefitClaim = {
  readonly kind: BenefitKind;
  readonly amountVnd: VndText | null;
  readonly basisYear: number;
  readonly basis: 'ESTIMATE' | 'ACTUAL';
};

/** The workplace's own decision (Decree 13/2012, Art. 7): the evidence for counting by the union. */
export type RecognitionEvidence = {
  readonly decisionNo: string;
  readonly decidedOn: LocalDate;
  readonly issuer: string;
  readonly level: (typeof RECOGNITION_LEVELS)[number];
};

export type InitiativeContent = {
  readonly title: string;
  readonly problem: string | null;
  readonly essence: string | null;
  readonly novelty: string | null;
  readonly applicationScope: string | null;
  readonly effectSummary: string | null;
  readonly benefitMethod: string | null;
};

/** The content of a submission; the same for the first submission and resubmissions. */
export interface Submission {
  readonly kind: SolutionKind;
  readonly field: FieldOfApplication;
  /** The owning union unit, from the registry. */
  readonly unitId: string;
  readonly authors: readonly Author[];
  readonly firstAppliedOn: LocalDate;
  readonly benefitClaim: BenefitClaim;
  readonly recognition: RecognitionEvidence | null;
  readonly confidentiality: Confidentiality;
  readonly content: InitiativeContent;
}

/** The fields a reviewer can ask the authors to revise, named as in the submission. */
export const REVISION_FIELDS = [
  'title',
  'kind',
  'field',
  'authors',
  'firstAppliedOn',
  'benefitClaim',
  'recognition',
  'confidentiality',
  'problem',
  'essence',
  'novelty',
  'applicationScope',
  'effectSummary',
  'benefitMethod',
] as const satisfies readonly (keyof Submission | keyof InitiativeContent)[];
export type RevisionField = (typeof REVISION_FIELDS)[number];

export type DraftSaved = DomainEvent<
  'DraftSaved',
  {
    readonly initiativeId: string;
    readonly campaignId: string;
    readonly ownerId: string;
    readonly unitId: string;
    readonly content: { readonly title: string; readonly note: string | null };
  }
>;
export type InitiativeSubmitted = DomainEvent<
  'InitiativeSubmitted',
  Submission & {
    readonly initiativeId: string;
    readonly campaignId: string;
    /** Determined by `receivedAt`; a resubmission does not change it. */
    readonly phase: number;
    readonly receivedAt: Instant;
    /** From the root to the owning unit, both included, at the time of submission. */
    readonly unitPath: readonly string[];
    readonly block: string | null;
    readonly submittedBy: string;
    /** Reference of the authors' authorisation if an officer submits for them; otherwise null. */
    readonly authorisationRef: string | null;
  }
>;
export type ReviewStarted = DomainEvent<
  'ReviewStarted',
  { readonly initiativeId: string; readonly reviewerId: string }
>;
export type InitiativeReturned = DomainEvent<
  'InitiativeReturned',
  {
    readonly initiativeId: string;
    /** Exclusive: resubmissions are accepted before this instant. */
    readonly dueAt: Instant;
    readonly content: { readonly reasons: readonly { readonly field: string; readonly text: string }[] };
  }
>;
export type InitiativeResubmitted = DomainEvent<
  'InitiativeResubmitted',
  Submission & {
    readonly initiativeId: string;
    /** 2 for the first resubmission. */
    readonly version: number;
    readonly submittedBy: string;
    readonly authorisationRef: string | null;
  }
>;
export type RecognitionDecisionRecorded = DomainEvent<
  'RecognitionDecisionRecorded',
  { readonly initiativeId: string; readonly recognition: RecognitionEvidence }
>;
export type BenefitAssessed = DomainEvent<
  'BenefitAssessed',
  {
    readonly initiativeId: string;
    readonly kind: BenefitKind;
    /** Verified benefit; null when declared not quantifiable. */
    readonly amountVnd: VndText | null;
    readonly assessedBy: string;
    readonly content: { readonly method: string };
  }
>;
/** The union counts the initiative. The event records the facts of the decision. */
export type InitiativeApproved = DomainEvent<
  'InitiativeApproved',
  {
    readonly initiativeId: string;
    readonly campaignId: string;
    readonly countedInPhase: number;
    readonly approvedAt: Instant;
    readonly approvedBy: string;
    readonly ruleSetVersion: number;
    readonly recognition: RecognitionEvidence;
    readonly benefitVnd: VndText | null;
    /** The cut-off that the decision met. */
    readonly evaluationCutoff: Instant;
    readonly content: { readonly note: string | null };
  }
>;
export type InitiativeRejected = DomainEvent<
  'InitiativeRejected',
  {
    readonly initiativeId: string;
    readonly ground: RejectionGround;
    readonly rejectedBy: string;
    readonly content: { readonly reason: string };
  }
>;
export type InitiativeWithdrawn = DomainEvent<
  'InitiativeWithdrawn',
  { readonly initiativeId: string; readonly withdrawnBy: string; readonly content: { readonly reason: string } }
>;
export type InitiativeMarkedDuplicate = DomainEvent<
  'InitiativeMarkedDuplicate',
  {
    readonly initiativeId: string;
    readonly originalId: string;
    readonly originalReceivedAt: Instant;
    readonly kind: DuplicateKind;
    readonly markedBy: string;
    readonly content: { readonly reason: string };
  }
>;
/** Removes the mark: the initiative has its previous status again. */
export type DuplicateLinkRemoved = DomainEvent<
  'DuplicateLinkRemoved',
  {
    readonly initiativeId: string;
    readonly originalId: string;
    readonly removedBy: string;
    readonly content: { readonly reason: string };
  }
>;
/** A member whom somebody else named as an author does not agree: not an author, and not involved. */
export type AuthorshipDeclined = DomainEvent<
  'AuthorshipDeclined',
  { readonly initiativeId: string; readonly declinedBy: string; readonly content: { readonly reason: string } }
>;

export type InitiativeEvent =
  | DraftSaved
  | InitiativeSubmitted
  | ReviewStarted
  | InitiativeReturned
  | InitiativeResubmitted
  | RecognitionDecisionRecorded
  | BenefitAssessed
  | InitiativeApproved
  | InitiativeRejected
  | InitiativeWithdrawn
  | InitiativeMarkedDuplicate
  | DuplicateLinkRemoved
  | AuthorshipDeclined;

/** Stored names. They never change; see docs/how-to/change-an-event.md. */
export const initiativeStoredNames: StoredNames<InitiativeEvent> = {
  DraftSaved: 'DraftSaved',
  InitiativeSubmitted: 'InitiativeSubmitted',
  ReviewStarted: 'ReviewStarted',
  InitiativeReturned: 'InitiativeReturned',
  InitiativeResubmitted: 'InitiativeResubmitted',
  RecognitionDecisionRecorded: 'RecognitionDecisionRecorded',
  BenefitAssessed: 'BenefitAssessed',
  InitiativeApproved: 'InitiativeApproved',
  InitiativeRejected: 'InitiativeRejected',
  InitiativeWithdrawn: 'InitiativeWithdrawn',
  InitiativeMarkedDuplicate: 'InitiativeMarkedDuplicate',
  DuplicateLinkRemoved: 'DuplicateLinkRemoved',
  AuthorshipDeclined: 'AuthorshipDeclined',
};

export const INITIATIVE_EVENT_TYPES = Object.keys(initiativeStoredNames) as readonly InitiativeEvent['type'][];
