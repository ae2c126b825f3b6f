/**
 * STORAGE FORMAT. The names and shapes below are stored and never change; see docs/how-to/change-an-event.md. Stream
 * `campaign-<campaignId>`; the code is reserved by `campaignCode-<code>`.
 */
import type { AwardKind, DomainEvent, Instant, LocalDate, VndText, StoredNames } from '@app/kernel';

export const COUNTING_BASES = ['SUBMITTED_IN_PHASE_AND_APPROVED_BY_EVALUATION_CUTOFF'] as const;
export const RECOGNITION_POLICIES = ['EVIDENCE_REQUIRED'] as const;

/** Rules as data. A phase is bound to one version, which is frozen when the phase opens (INV-11). */
export interface RuleSet {
  readonly countingBasis: (typeof COUNTING_BASES)[number];
  readonly recognitionPolicy: (typeof RECOGNITION_POLICIES)[number];
  /** Days in which the authors may resubmit a returned initiative. */
  readonly revisionDays: number;
  /** A benefit above this is refused: it is probably a thousandfold typing error (INV-02). */
  readonly benefitCapVnd: VndText;
  /** Smallest benefit for an individual award; null if the campaign sets none. */
  readonly individualAwardMinimumVnd: VndText | null;
  /** Whether one initiative may be honoured at several levels (INV-15). */
  readonly awardAtSeveralLevels: boolean;
  /** Which form which level gives to whom. */
  readonly awardKinds: readonly AwardKind[];
  /** Whether authors may submit for a unit that none of them belongs to. */
  readonly submitForAnyUnit: boolean;
}

export type CampaignLaunched = DomainEvent<
  'CampaignLaunched',
  {
    readonly campaignId: string;
    readonly code: string;
    readonly name: string;
    /** The unit that runs it; its subtree participates. */
    readonly ownerUnitId: string;
    /** First and last day on which an initiative must first have been applied (INV-07), both included. */
    readonly applicationWindow: { readonly from: LocalDate; readonly until: LocalDate };
    readonly decisionNo: string;
  }
>;
export type RuleSetPublished = DomainEvent<
  'RuleSetPublished',
  { readonly campaignId: string; readonly version: number; readonly rules: RuleSet }
>;
/** Instants are half open: submissions from `opensAt` until before `closesAt`, decisions until before `evaluationCutoff`. */
export type PhaseScheduled = DomainEvent<
  'PhaseScheduled',
  {
    readonly campaignId: string;
    readonly phase: number;
    readonly name: string;
    readonly opensAt: Instant;
    readonly closesAt: Instant;
    readonly evaluationCutoff: Instant;
    readonly ruleSetVersion: number;
  }
>;
export type PeakDriveDeclared = DomainEvent<
  'PeakDriveDeclared',
  { readonly campaignId: string; readonly name: string; readonly startsAt: Instant; readonly endsAt: Instant }
>;
/** The cut-offs are final from here on; recorded at least 60 s before either takes effect. */
export type SubmissionsClosed = DomainEvent<
  'SubmissionsClosed',
  {
    readonly campaignId: string;
    readonly phase: number;
    readonly closesAt: Instant;
    readonly evaluationCutoff: Instant;
    readonly decisionNo: string;
  }
>;
/** A figure by its entry in the metric dictionary. `value` is a decimal integer; null means "không giao" or not measurable. */
export interface Figure {
  readonly metric: string;
  readonly version: number;
  readonly value: string | null;
}
/** The phase is sealed: these figures are final, whatever happens later (INV-12). */
export type PhaseClosed = DomainEvent<
  'PhaseClosed',
  {
    readonly campaignId: string;
    readonly phase: number;
    readonly closesAt: Instant;
    readonly evaluationCutoff: Instant;
    readonly ruleSetVersion: number;
    /** SHA-256 of the canonical rule set, hex. */
    readonly ruleSetHash: string;
    readonly figures: readonly Figure[];
    /** Per unit that has a target or a submission in its subtree, by code. */
    readonly unitFigures: readonly { readonly unitId: string; readonly figures: readonly Figure[] }[];
    /** Undecided initiatives are carried over to this phase and count there once approved; null if there were none. */
    readonly carriedOverTo: number | null;
    readonly decisionNo: string;
  }
>;

export type CampaignEvent =
  CampaignLaunched | RuleSetPublished | PhaseScheduled | PeakDriveDeclared | SubmissionsClosed | PhaseClosed;

/** In stream `campaignCode-<code>`. */
export type CampaignCodeReserved = DomainEvent<
  'CampaignCodeReserved',
  { readonly code: string; readonly campaignId: string; readonly holder: string }
>;

/** Stored names. They never change; see docs/how-to/change-an-event.md. */
export const campaignStoredNames: StoredNames<CampaignEvent | CampaignCodeReserved> = {
  CampaignLaunched: 'CampaignLaunched',
  CampaignCodeReserved: 'CampaignCodeReserved',
  RuleSetPublished: 'RuleSetPublished',
  PhaseScheduled: 'PhaseScheduled',
  PeakDriveDeclared: 'PeakDriveDeclared',
  SubmissionsClosed: 'SubmissionsClosed',
  PhaseClosed: 'PhaseClosed',
};
