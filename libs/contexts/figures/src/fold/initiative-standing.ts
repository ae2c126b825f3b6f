import type { FigureScope } from '@app/campaigns/contracts';
import {
  STATUS_ON_SUBMISSION,
  statusAfter,
  statusBeforeDuplicateAfter,
  type InitiativeEvent,
  type SubmittedStatus,
} from '@app/initiatives/pure-contracts';
import { dayInVietnam, type Instant, type LocalDate, type VndText } from '@app/kernel';
import { isNoTally, NO_TALLY, subtractTally, type Tally } from './tally.js';

/** The part of an initiative that figures are made of. */
export interface InitiativeStanding {
  /** The initiative's id. */
  readonly id: string;
  readonly campaignId: string;
  /** What stands once and for all. */
  readonly receipt: {
    readonly phase: number;
    readonly receivedAt: Instant;
    /** Day of receipt in Viet Nam. */
    readonly day: LocalDate;
    readonly inPeakDrive: boolean;
    /** From the campaign's owner unit to the owning unit, both included, as the tree stood at submission. */
    readonly unitPath: readonly string[];
  };
  readonly status: SubmittedStatus;
  /** While a duplicate: what it was before. */
  readonly before: SubmittedStatus | null;
  readonly authors: readonly { readonly memberId: string; readonly unitId: string; readonly shareBp: number }[];
  readonly claimedVnd: VndText | null;
  /** The union's decision that it counts; it holds while the status is APPROVED. */
  readonly approval: Approval | null;
}

export interface Approval {
  readonly countedInPhase: number;
  readonly approvedAt: Instant;
  /** Decided before the submissions of that phase closed. */
  readonly byClosing: boolean;
  /** Verified; null when not quantifiable. */
  readonly benefitVnd: VndText | null;
}

/** What figures need to know of the campaign. */
export interface CampaignFrame {
  readonly ownerUnitId: string;
  readonly phases: readonly { readonly phase: number; readonly closesAt: Instant }[];
  /** Half open. */
  readonly peakDrive: { readonly startsAt: Instant; readonly endsAt: Instant } | null;
}

/** The part of a path that takes part in the campaign: from its owner downwards. */
export const pathFromOwner = (unitPath: readonly string[], ownerUnitId: string): readonly string[] =>
  unitPath.slice(Math.max(0, unitPath.indexOf(ownerUnitId)));

const authorsOf = (authors: readonly { memberId: string; unitId: string; shareBp: number }[]) =>
  authors.map(({ memberId, unitId, shareBp }) => ({ memberId, unitId, shareBp }));

/** Written out rather than spread: this runs for every event, and spreading takes V8 ten times as long. */
const withStatusAfter = (
  { id, campaignId, receipt, status, before, authors, claimedVnd, approval }: InitiativeStanding,
  event: InitiativeEvent,
  approvalNow: Approval | null = approval,
): InitiativeStanding => ({
  id,
  campaignId,
  receipt,
  status: statusAfter(status, before, event),
  before: statusBeforeDuplicateAfter(status, before, event),
  authors,
  claimedVnd,
  approval: approvalNow,
});

/**
 * The standing after an event of its initiative; null while nothing was submitted. Total: an event that makes no sense
 * leaves the standing as it is. Only instants decide: the same events give the same standing wherever they lie in the
 * log. The frame must be the campaign's when the event happened; cut-offs and the peak drive stand in the log before
 * they take effect, so that a later frame says the same.
 */
export const evolveStanding = (
  standing: InitiativeStanding | null,
  event: InitiativeEvent,
  { ownerUnitId, phases, peakDrive }: CampaignFrame,
): InitiativeStanding | null => {
  const { type, data } = event;
  if (type === 'InitiativeSubmitted') {
    if (standing) return standing;
    const { initiativeId: id, campaignId, phase, receivedAt } = data;
    return {
      id,
      campaignId,
      receipt: {
        phase,
        receivedAt,
        day: dayInVietnam(receivedAt),
        inPeakDrive: peakDrive !== null && peakDrive.startsAt <= receivedAt && receivedAt < peakDrive.endsAt,
        unitPath: pathFromOwner(data.unitPath, ownerUnitId),
      },
      status: STATUS_ON_SUBMISSION,
      before: null,
      authors: authorsOf(data.authors),
      claimedVnd: data.benefitClaim.amountVnd,
      approval: null,
    };
  }
  if (standing === null) return null;
  switch (type) {
    case 'DraftSaved':
    case 'RecognitionDecisionRecorded':
    case 'BenefitAssessed':
      return standing;
    case 'ReviewStarted':
    case 'InitiativeReturned':
    case 'InitiativeRejected':
    case 'InitiativeWithdrawn':
    case 'InitiativeMarkedDuplicate':
    case 'DuplicateLinkRemoved':
      return withStatusAfter(standing, event);
    case 'InitiativeResubmitted':
      return {
        ...withStatusAfter(standing, event),
        authors: authorsOf(data.authors),
        claimedVnd: data.benefitClaim.amountVnd,
      };
    case 'InitiativeApproved': {
      const { countedInPhase, approvedAt, benefitVnd } = data;
      const closesAt = phases.find(({ phase }) => phase === countedInPhase)?.closesAt;
      const byClosing = closesAt !== undefined && approvedAt < closesAt;
      return withStatusAfter(standing, event, { countedInPhase, approvedAt, byClosing, benefitVnd });
    }
  }
};

/** The approval, while it makes the initiative count. */
export const countingApproval = (standing: InitiativeStanding): Approval | null =>
  standing.status === 'APPROVED' ? standing.approval : null;

export const isPending = ({ status }: InitiativeStanding): boolean =>
  status === 'SUBMITTED' || status === 'UNDER_REVIEW' || status === 'RETURNED';

const RECEIVED: Tally = { ...NO_TALLY, submissions: 1 };
const WAITING: Tally = { ...RECEIVED, waiting: 1 };
const STANDING_TALLY: { readonly [Status in SubmittedStatus]: Tally } = {
  SUBMITTED: WAITING,
  UNDER_REVIEW: WAITING,
  RETURNED: { ...RECEIVED, returned: 1 },
  APPROVED: RECEIVED,
  REJECTED: { ...RECEIVED, rejected: 1 },
  WITHDRAWN: { ...RECEIVED, withdrawn: 1 },
  DUPLICATE: { ...RECEIVED, duplicate: 1 },
};

const countedTally = (submissions: 0 | 1, claimedVnd: VndText | null, { byClosing, benefitVnd }: Approval): Tally => ({
  submissions,
  waiting: 0,
  returned: 0,
  counted: 1,
  countedByClosing: byClosing ? 1 : 0,
  notQuantifiable: benefitVnd === null ? 1 : 0,
  rejected: 0,
  withdrawn: 0,
  duplicate: 0,
  carriedOver: 0,
  claimedVnd: claimedVnd ?? '0',
  verifiedVnd: benefitVnd ?? '0',
});

/** A scope an initiative adds to, and what. */
export type Contribution = readonly [FigureScope, Tally];

/**
 * What an initiative adds to the figures of each unit on its path. It counts once in each total (INV-04): its submission
 * in the phase of receipt, its counting in the phase it was approved for, both in the campaign and, by the day of
 * receipt, in the peak drive.
 */
export const contributions = (standing: InitiativeStanding | null): readonly Contribution[] => {
  if (standing === null) return [];
  const {
    claimedVnd,
    receipt: { phase, inPeakDrive },
  } = standing;
  const approval = countingApproval(standing);
  const whole = approval ? countedTally(1, claimedVnd, approval) : STANDING_TALLY[standing.status];
  const scopes: Contribution[] = [['CAMPAIGN', whole]];
  if (inPeakDrive) scopes.push(['PEAK_DRIVE', whole]);
  if (!approval || approval.countedInPhase === phase) scopes.push([`PHASE_${phase}`, whole]);
  else {
    scopes.push([`PHASE_${phase}`, { ...RECEIVED, carriedOver: 1 }]);
    scopes.push([`PHASE_${approval.countedInPhase}`, countedTally(0, claimedVnd, approval)]);
  }
  return scopes;
};

/** How the figures of each unit on the path change when one standing takes the place of another of the initiative. */
export const contributionChange = (
  before: InitiativeStanding | null,
  after: InitiativeStanding,
): readonly Contribution[] => {
  const now = contributions(after);
  if (before === null) return now;
  const then = contributions(before);
  const change: Contribution[] = [];
  for (const [scope, tally] of now) {
    const earlier = then.find(([contributed]) => contributed === scope)?.[1] ?? NO_TALLY;
    if (tally !== earlier) change.push([scope, subtractTally(tally, earlier)]);
  }
  for (const [scope, tally] of then) {
    if (!now.some(([contributed]) => contributed === scope)) change.push([scope, subtractTally(NO_TALLY, tally)]);
  }
  return change.filter(([, tally]) => !isNoTally(tally));
};

const scopesOf = (phase: number, inPeakDrive: boolean): readonly FigureScope[] =>
  inPeakDrive ? ['CAMPAIGN', 'PEAK_DRIVE', `PHASE_${phase}`] : ['CAMPAIGN', `PHASE_${phase}`];

/** The scopes an undecided initiative is in. */
export const receivingScopes = ({ receipt: { phase, inPeakDrive } }: InitiativeStanding): readonly FigureScope[] =>
  scopesOf(phase, inPeakDrive);

/** The scopes in which a counted initiative counts; none while it does not. */
export const countingScopes = (standing: InitiativeStanding): readonly FigureScope[] => {
  const approval = countingApproval(standing);
  return approval ? scopesOf(approval.countedInPhase, standing.receipt.inPeakDrive) : [];
};
