import type { Instant } from '@app/kernel';
import type { CampaignState, PhaseState } from './campaign.state.js';

type Proof = Pick<PhaseState, 'opensAt' | 'evaluationCutoff' | 'submissionsClosed'> & {
  readonly sealed: object | null;
};

/**
 * The latest instant that the stream of a campaign proves; null if it proves none. Submissions are closed after the
 * opening only and a phase is sealed after its evaluation cut-off only.
 */
export const provenInstant = (phases: readonly Proof[]): Instant | null =>
  phases.reduce<Instant | null>((latest, { opensAt, evaluationCutoff, submissionsClosed, sealed }) => {
    const proven = sealed ? evaluationCutoff : submissionsClosed ? opensAt : null;
    return proven !== null && (latest === null || proven > latest) ? proven : latest;
  }, null);

/** `at`, or a later instant that the stream proves: a clock that was set back re-opens nothing. */
export const reachedInstant = ({ phases }: Pick<CampaignState, 'phases'>, at: Instant): Instant => {
  const proven = provenInstant(phases);
  return proven !== null && proven > at ? proven : at;
};
