import type { FigureScope } from '@app/campaigns/contracts';
import { countingPhase, type PhaseInLog } from '@app/campaigns/pure-contracts';
import {
  isStatusEvent,
  isUndecided,
  STATUS_ON_SUBMISSION,
  statusAfter,
  statusBeforeDuplicateAfter,
  type InitiativeEvent,
  type SubmittedStatus,
} from '@app/initiatives/pure-contracts';
import { dayInVietnam, type Instant, type LocalDate, type VndText } from '@app/kernel';
import { isNoTally, NO_TALLY, subtractTally, type Tally } from './tally.js';

/** The part of an initiative that determines figures. */
export interface InitiativeCountingState {
  /** The initiative's id. */
  readonly id: string;
  readonly campaignId: string;
  /** The facts of the receipt, which never change. */
  readonly receipt: {
    readonly phase: number;
    readonly receivedAt: Instant;
    /** Day of receipt in Viet Nam. */
    readonly day: LocalDate;
    readonly inPeakDrive: boolean;
    /** From the campaign's owner unit to the owning unit, both included, at the time of submission. */
    readonly unitPath: readonly string[];
  };
  readonly status: SubmittedStatus;
  readonly statusBeforeDuplicate: SubmittedStatus | null;
  /** The phase in which it was decided, and in whose figures the outcome stands; null while undecided. */
  readonly decidedInPhase: number | null;
  readonly authors: readonly { readonly memberId: string; readonly unitId: string; readonly shareBp: number }[];
  readonly claimedVnd: VndText | null;
  /** The union's decision that it counts; it holds while the status is APPROVED. */
  readonly approval: Approval | null;
}

export interface Approval {
  readonly countedInPhase: number;
  readonly approvedAt: Instant;
  /** True if decided before the submissions of that phase closed. */
  readonly byClosing: boolean;
  /** Verified; null if not quantifiable. */
  readonly benefitVnd: VndText | null;
}

/** The part of a campaign that figures need, as the log before an event left it. */
export interface CampaignFrame {
  readonly ownerUnitId: string;
  readonly phases: readonly (PhaseInLog & { readonly closesAt: Instant })[];
  /** Half open. */
  readonly peakDrive: { readonly startsAt: Instant; readonly endsAt: Instant } | null;
}

/** The participating part of a path: from the campaign's owner downwards. */
export const pathFromOwner = (unitPath: readonly string[], ownerUnitId: string): readonly string[] =>
  unitPath.slice(Math.max(0, unitPath.indexOf(ownerUnitId)));

const authorsOf = (authors: readonly { memberId: string; unitId: string; shareBp: number }[]) =>
  authors.map(({ memberId, unitId, shareBp }) => ({ memberId, unitId, shareBp }));

/** The phase an undecided initiative waits in: the phase of receipt, or the one it was carried over to. */
export const waitingPhase = (phases: readonly PhaseInLog[], received: number): number => {
  const carriedOverTo = phases.find(({ phase }) => phase === received)?.sealed?.carriedOverTo ?? null;
  return carriedOverTo === null || carriedOverTo <= received ? received : waitingPhase(phases, carriedOverTo);
};

/** Written out instead of spread: it runs for every event, and spreading takes V8 ten times as long. */
const withStatusAfter = (
  state: InitiativeCountingState,
  event: InitiativeEvent,
  phases: readonly PhaseInLog[],
  approval: Approval | null = state.approval,
): InitiativeCountingState => {
  const { id, campaignId, receipt, statusBeforeDuplicate, decidedInPhase, authors, claimedVnd } = state;
  const status = statusAfter(state.status, statusBeforeDuplicate, event);
  const countedInPhase = status === 'APPROVED' ? approval?.countedInPhase : null;
  return {
    id,
    campaignId,
    receipt,
    status,
    statusBeforeDuplicate: statusBeforeDuplicateAfter(state.status, statusBeforeDuplicate, event),
    decidedInPhase: isUndecided(status)
      ? null
      : (countedInPhase ?? decidedInPhase ?? waitingPhase(phases, receipt.phase)),
    authors,
    claimedVnd,
    approval,
  };
};

/**
 * The counting state after an event of its initiative; null before the submission. Accepts every event; one that does
 * not fit changes nothing. Instants decide, so the order of the log does not matter, with one exception: a submission
 * or an approval after the sealing of its phase counts in the phase carried over to and, without one, changes nothing.
 * Of the frame only the sealings need to be those before the event: cut-offs and the peak drive are recorded before they
 * take effect.
 */
export const evolveCountingState = (
  state: InitiativeCountingState | null,
  event: InitiativeEvent,
  { ownerUnitId, phases, peakDrive }: CampaignFrame,
): InitiativeCountingState | null => {
  const { type, data } = event;
  if (type === 'InitiativeSubmitted') {
    if (state) return state;
    const { initiativeId: id, campaignId, receivedAt } = data;
    const phase = countingPhase(phases, data.phase);
    if (phase === null) return null;
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
      statusBeforeDuplicate: null,
      decidedInPhase: null,
      authors: authorsOf(data.authors),
      claimedVnd: data.benefitClaim.amountVnd,
      approval: null,
    };
  }
  if (state === null || !isStatusEvent(event)) return state;
  switch (type) {
    case 'InitiativeResubmitted':
      return {
        ...withStatusAfter(state, event, phases),
        authors: authorsOf(data.authors),
        claimedVnd: data.benefitClaim.amountVnd,
      };
    case 'InitiativeApproved': {
      const { approvedAt, benefitVnd } = data;
      const countedInPhase = countingPhase(phases, data.countedInPhase);
      if (countedInPhase === null) return state;
      const closesAt = phases.find(({ phase }) => phase === countedInPhase)?.closesAt;
      const byClosing = closesAt !== undefined && approvedAt < closesAt;
      const approval = { countedInPhase, approvedAt, byClosing, benefitVnd };
      return withStatusAfter(state, event, phases, approval);
    }
    default:
      return withStatusAfter(state, event, phases);
  }
};

/** The approval that makes the initiative count; null if there is none in force. */
export const countingApproval = (state: InitiativeCountingState): Approval | null =>
  state.status === 'APPROVED' ? state.approval : null;

export const isPending = ({ status }: InitiativeCountingState): boolean => isUndecided(status);

type TallyOfStatus = { readonly [Status in SubmittedStatus]: Tally };

/** The tally of an initiative that does not count, in the phase it is in. */
const tallyOfStatus = (submissions: 0 | 1): TallyOfStatus => {
  const tally = { ...NO_TALLY, submissions };
  const waiting = { ...tally, waiting: 1 };
  return {
    SUBMITTED: waiting,
    UNDER_REVIEW: waiting,
    RETURNED: { ...tally, returned: 1 },
    APPROVED: tally,
    REJECTED: { ...tally, rejected: 1 },
    WITHDRAWN: { ...tally, withdrawn: 1 },
    DUPLICATE: { ...tally, duplicate: 1 },
  };
};
const RECEIVED_HERE = tallyOfStatus(1);
const RECEIVED_EARLIER = tallyOfStatus(0);
const CARRIED_OVER: Tally = { ...NO_TALLY, submissions: 1, carriedOver: 1 };

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

/** A scope and the tally an initiative adds to it. */
export type Contribution = readonly [FigureScope, Tally];

/** The phase in whose figures an initiative stands: where it counts or was decided, or where it waits. */
const presentPhase = (state: InitiativeCountingState, phases: readonly PhaseInLog[]): number =>
  state.decidedInPhase ?? waitingPhase(phases, state.receipt.phase);

/**
 * The contributions of an initiative to the figures of each unit on its path, with the sealings so far. It counts once in
 * each total (INV-04): the submission in the phase of receipt, everything else in the phase it is in, both in the campaign
 * and, by the day of receipt, in the peak drive.
 */
export const contributions = (
  state: InitiativeCountingState | null,
  phases: readonly PhaseInLog[],
): readonly Contribution[] => {
  if (state === null) return [];
  const {
    claimedVnd,
    status,
    receipt: { phase, inPeakDrive },
  } = state;
  const approval = countingApproval(state);
  const whole = approval ? countedTally(1, claimedVnd, approval) : RECEIVED_HERE[status];
  const scopes: Contribution[] = [['CAMPAIGN', whole]];
  if (inPeakDrive) scopes.push(['PEAK_DRIVE', whole]);
  const present = presentPhase(state, phases);
  if (present === phase) scopes.push([`PHASE_${phase}`, whole]);
  else {
    scopes.push([`PHASE_${phase}`, CARRIED_OVER]);
    scopes.push([`PHASE_${present}`, approval ? countedTally(0, claimedVnd, approval) : RECEIVED_EARLIER[status]]);
  }
  return scopes;
};

/**
 * The change of the figures of each unit on the path when one counting state replaces another. A sealing moves undecided
 * initiatives to another phase without an event of theirs: `carriedOver` moves their figures.
 */
export const contributionChange = (
  before: InitiativeCountingState | null,
  after: InitiativeCountingState,
  phases: readonly PhaseInLog[],
): readonly Contribution[] => {
  const now = contributions(after, phases);
  if (before === null) return now;
  const then = contributions(before, phases);
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

/** The scopes in which an initiative was received. */
export const receivingScopes = ({ receipt: { phase, inPeakDrive } }: InitiativeCountingState): readonly FigureScope[] =>
  scopesOf(phase, inPeakDrive);

/** The scopes in which an undecided initiative waits. */
export const waitingScopes = (
  { receipt: { phase, inPeakDrive } }: InitiativeCountingState,
  phases: readonly PhaseInLog[],
): readonly FigureScope[] => scopesOf(waitingPhase(phases, phase), inPeakDrive);

/** The scopes in which an initiative counts; empty if it does not count. */
export const countingScopes = (state: InitiativeCountingState): readonly FigureScope[] => {
  const approval = countingApproval(state);
  return approval ? scopesOf(approval.countedInPhase, state.receipt.inPeakDrive) : [];
};
