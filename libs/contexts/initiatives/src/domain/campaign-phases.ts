import { refuse, type Instant, type LocalDate, type VndText } from '@app/kernel';

/** A phase, read from the campaign's stream on receipt of the command. */
export interface PhaseFacts {
  readonly phase: number;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly evaluationCutoff: Instant;
  readonly ruleSetVersion: number;
  readonly rules: {
    readonly revisionDays: number;
    readonly benefitCapVnd: VndText;
    readonly submitForAnyUnit: boolean;
  };
  /** Set once sealed: the phase its undecided initiatives were carried over to; null if there were none. */
  readonly sealed: { readonly carriedOverTo: number | null } | null;
}

export interface CampaignFacts {
  readonly campaignId: string;
  readonly ownerUnitId: string;
  readonly applicationWindow: { readonly from: LocalDate; readonly until: LocalDate };
  readonly phases: readonly PhaseFacts[];
  /** The latest instant that the stream of the campaign proves; null if it proves none. */
  readonly provenAt: Instant | null;
}

/** A clock that was set back re-opens nothing. */
const reachedInstant = ({ provenAt }: CampaignFacts, at: Instant): Instant =>
  provenAt !== null && provenAt > at ? provenAt : at;

/** The phase that accepts submissions received at `at`; 24:00 is 00:00 of the next day, outside the phase. */
export const openPhaseAt = (campaign: CampaignFacts, at: Instant): PhaseFacts | null => {
  const reached = reachedInstant(campaign, at);
  return campaign.phases.find(({ opensAt, closesAt }) => opensAt <= at && reached < closesAt) ?? null;
};

/**
 * The phase a decision received at `at` belongs to: the phase the initiative was received in or, once that is sealed,
 * the one its undecided initiatives were carried over to. `inTime` says whether that phase still accepts decisions.
 * null if there is no such phase.
 */
export const decidingPhaseAt = (
  campaign: CampaignFacts,
  receivedInPhase: number,
  at: Instant,
): { readonly phase: PhaseFacts; readonly inTime: boolean } | null => {
  const phase = campaign.phases.find((candidate) => candidate.phase === receivedInPhase);
  if (!phase) return null;
  if (reachedInstant(campaign, at) < phase.evaluationCutoff) return { phase, inTime: true };
  const carriedOverTo = phase.sealed?.carriedOverTo ?? null;
  // Initiatives are carried over only to a later phase; ignoring any other keeps this loop finite on any record.
  const next =
    carriedOverTo !== null && carriedOverTo > receivedInPhase ? decidingPhaseAt(campaign, carriedOverTo, at) : null;
  return next ?? { phase, inTime: false };
};

/**
 * The phase that accepts submissions at `at`, the time of receipt by the server.
 *
 * @throws DomainError PHASE_CLOSED, PHASE_NOT_OPEN
 */
export const requireOpenPhase = (campaign: CampaignFacts, at: Instant): PhaseFacts => {
  const open = openPhaseAt(campaign, at);
  if (open) return open;
  const reached = reachedInstant(campaign, at);
  const next = campaign.phases
    .filter(({ opensAt }) => at < opensAt)
    .sort((a, b) => (a.opensAt < b.opensAt ? -1 : 1))[0];
  const closed = campaign.phases
    .filter(({ closesAt }) => closesAt <= reached)
    .sort((a, b) => (a.closesAt < b.closesAt ? 1 : -1))[0];
  return refuse('conflict', closed ? 'PHASE_CLOSED' : 'PHASE_NOT_OPEN', {
    receivedAt: at,
    ...(closed && { phase: closed.phase, closedAt: closed.closesAt }),
    ...(next && { nextPhase: next.phase, nextOpensAt: next.opensAt }),
  });
};

/**
 * Whether authors who have not resubmitted yet may still do so: their phase accepts decisions, or a later phase to which
 * the entry can be carried over does.
 */
export const canStillResubmit = (campaign: CampaignFacts, receivedInPhase: number, at: Instant): boolean => {
  const deciding = decidingPhaseAt(campaign, receivedInPhase, at);
  if (!deciding || deciding.inTime) return deciding !== null;
  const reached = reachedInstant(campaign, at);
  return (
    !deciding.phase.sealed &&
    campaign.phases.some(
      ({ phase, sealed, evaluationCutoff }) => phase > deciding.phase.phase && !sealed && reached < evaluationCutoff,
    )
  );
};

/**
 * The phase whose rules govern an entry at `at`, whether or not it still accepts decisions.
 *
 * @throws DomainError PHASE_NOT_OPEN
 */
export const requireGoverningPhase = (campaign: CampaignFacts, receivedInPhase: number, at: Instant): PhaseFacts =>
  requireDeciding(campaign, receivedInPhase, at).phase;

/** @throws DomainError PHASE_NOT_OPEN, EVALUATION_CUTOFF_PASSED */
export const requireDecidingPhase = (campaign: CampaignFacts, receivedInPhase: number, at: Instant): PhaseFacts => {
  const { phase, inTime } = requireDeciding(campaign, receivedInPhase, at);
  return inTime
    ? phase
    : refuse('conflict', 'EVALUATION_CUTOFF_PASSED', { phase: phase.phase, evaluationCutoff: phase.evaluationCutoff });
};

const requireDeciding = (campaign: CampaignFacts, receivedInPhase: number, at: Instant) =>
  decidingPhaseAt(campaign, receivedInPhase, at) ?? refuse('conflict', 'PHASE_NOT_OPEN', { phase: receivedInPhase });
