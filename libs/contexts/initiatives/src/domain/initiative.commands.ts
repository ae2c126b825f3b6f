import type { DomainCommand, Instant, LocalDate, VndText } from '@app/kernel';
import type {
  BenefitKind,
  DraftSaved,
  DuplicateKind,
  RecognitionEvidence,
  RejectionGround,
  Submission,
} from './initiative.events.js';
import type { SubmittedInitiative } from './initiative.state.js';

/** A phase as the campaign's stream gives it when the command is received. */
export interface PhaseFacts {
  readonly phase: number;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly evaluationCutoff: Instant;
  readonly ruleSetVersion: number;
  readonly rules: { readonly revisionDays: number; readonly benefitCapVnd: VndText };
  /** Set once sealed: the phase undecided entries went on to, null when none were left. */
  readonly sealed: { readonly carriedOverTo: number | null } | null;
}

export interface CampaignFacts {
  readonly campaignId: string;
  readonly ownerUnitId: string;
  readonly applicationWindow: { readonly from: LocalDate; readonly until: LocalDate };
  readonly phases: readonly PhaseFacts[];
}

/** A unit as the tree stands when the command is received. */
export interface UnitFacts {
  readonly unitId: string;
  readonly active: boolean;
  readonly unitPath: readonly string[];
  readonly block: string | null;
}

/** What a submission is checked against; null for what does not exist. */
export interface SubmissionFacts {
  readonly campaign: CampaignFacts | null;
  readonly unit: UnitFacts | null;
  /** Per author named: the unit now, or null for an unknown or departed member. */
  readonly authorUnits: ReadonlyMap<string, string | null>;
}

interface OnInitiative {
  readonly initiativeId: string;
}

/** `fromDraft` tells a draft the person named by its id from a new one. */
export type SaveDraft = DomainCommand<
  'SaveDraft',
  Omit<DraftSaved['data'], 'ownerId'> & {
    readonly fromDraft: boolean;
    readonly facts: { readonly campaignExists: boolean; readonly unitExists: boolean; readonly ownerActive: boolean };
  }
>;
/** Authors' units are facts, so the input names members and shares only. */
export type SubmittedByAuthor = Omit<Submission, 'authors'> & {
  readonly authors: readonly { readonly memberId: string; readonly shareBp: number; readonly lead: boolean }[];
};
/** What the submitter vouches for. Only a submission with all three is accepted, so its event need not repeat them. */
export type Declarations = {
  readonly truthful: boolean;
  readonly notIpProtected: boolean;
  readonly notAgainstOrderOrMorals: boolean;
};
/** `fromDraft` tells a draft the person named by its id from a new initiative. */
export type SubmitInitiative = DomainCommand<
  'SubmitInitiative',
  OnInitiative & {
    readonly fromDraft: boolean;
    readonly campaignId: string;
    readonly submission: SubmittedByAuthor;
    readonly declarations: Declarations;
    readonly authorisationRef: string | null;
    readonly facts: SubmissionFacts;
  }
>;
/** What a reviewer can ask to be revised; the names are those of the submission. */
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
] as const;
export type RevisionField = (typeof REVISION_FIELDS)[number];

export type StartReview = DomainCommand<'StartReview', OnInitiative>;
export type ReturnForRevision = DomainCommand<
  'ReturnForRevision',
  OnInitiative & {
    readonly reasons: readonly { readonly field: RevisionField; readonly text: string }[];
    readonly dueOn: LocalDate;
    readonly campaign: CampaignFacts;
  }
>;
export type ResubmitInitiative = DomainCommand<
  'ResubmitInitiative',
  OnInitiative & {
    readonly submission: SubmittedByAuthor;
    readonly declarations: Declarations;
    readonly authorisationRef: string | null;
    readonly facts: SubmissionFacts;
  }
>;
export type RecordRecognition = DomainCommand<
  'RecordRecognition',
  OnInitiative & { readonly recognition: RecognitionEvidence }
>;
export type RecordBenefitAssessment = DomainCommand<
  'RecordBenefitAssessment',
  OnInitiative & {
    readonly kind: BenefitKind;
    readonly amountVnd: VndText | null;
    readonly method: string;
    readonly campaign: CampaignFacts;
  }
>;
export type ApproveInitiative = DomainCommand<
  'ApproveInitiative',
  OnInitiative & { readonly note: string | null; readonly campaign: CampaignFacts }
>;
export type RejectInitiative = DomainCommand<
  'RejectInitiative',
  OnInitiative & { readonly ground: RejectionGround; readonly reason: string }
>;
export type WithdrawInitiative = DomainCommand<'WithdrawInitiative', OnInitiative & { readonly reason: string }>;
export type MarkDuplicate = DomainCommand<
  'MarkDuplicate',
  OnInitiative & {
    readonly originalId: string;
    readonly kind: DuplicateKind;
    readonly reason: string;
    /** The other initiative as its stream gives it, null when it does not exist or was never submitted. */
    readonly original: SubmittedInitiative | null;
  }
>;
export type RemoveDuplicateLink = DomainCommand<'RemoveDuplicateLink', OnInitiative & { readonly reason: string }>;

export type InitiativeCommand =
  | SaveDraft
  | SubmitInitiative
  | StartReview
  | ReturnForRevision
  | ResubmitInitiative
  | RecordRecognition
  | RecordBenefitAssessment
  | ApproveInitiative
  | RejectInitiative
  | WithdrawInitiative
  | MarkDuplicate
  | RemoveDuplicateLink;
