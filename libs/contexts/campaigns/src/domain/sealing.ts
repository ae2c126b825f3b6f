import { refuse } from '@app/kernel';
import type { Instant } from '@app/kernel';
import { phaseOf, type CampaignState, type PhaseState } from './campaign.state.js';
import { earliestSealing } from './cut-offs.js';
import { reachedInstant } from './reached-instant.js';

/**
 * Returns the phase if it may be sealed, apart from undecided initiatives. Called before the log is folded, so that a
 * refusal is cheap, and again by the decision.
 *
 * @throws DomainError PHASE_NOT_FOUND, ALREADY_SEALED, SUBMISSIONS_NOT_CLOSED, TOO_EARLY, CARRY_OVER_NOT_POSSIBLE
 */
export const requireSealablePhase = (
  campaign: CampaignState,
  { phase: number, carryOverTo }: { readonly phase: number; readonly carryOverTo: number | null },
  at: Instant,
): PhaseState => {
  const phase = phaseOf(campaign, number) ?? refuse('not-found', 'PHASE_NOT_FOUND', { phase: number });
  if (phase.sealed) refuse('conflict', 'ALREADY_SEALED', { phase: number });
  if (!phase.submissionsClosed) refuse('conflict', 'SUBMISSIONS_NOT_CLOSED', { phase: number });
  const earliest = earliestSealing(phase.evaluationCutoff);
  if (at < earliest) refuse('conflict', 'TOO_EARLY', { phase: number, earliest });
  if (carryOverTo !== null) {
    const later = carryOverTo > number ? phaseOf(campaign, carryOverTo) : null;
    if (!later || later.sealed || reachedInstant(campaign, at) >= later.evaluationCutoff) {
      refuse('invalid', 'CARRY_OVER_NOT_POSSIBLE', { phase: number, carryOverTo }, '/carryOverTo');
    }
  }
  return phase;
};
