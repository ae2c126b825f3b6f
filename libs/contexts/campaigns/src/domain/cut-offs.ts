import { plusMs, type Instant, type JsonValue, refuse } from '@app/kernel';
import type { CampaignState } from './campaign.state.js';

/**
 * Notice period: a cut-off is recorded at least this long before it takes effect. A command not appended within 20 s of
 * its receipt is cancelled, and an append that has started ends within 20 s more. Every command received at or after
 * the cut-off therefore finds it in the log.
 */
const NOTICE_PERIOD_MS = 60_000;

/**
 * Sealing waits this long after the evaluation cut-off, until every decision received before it is stored or has
 * failed.
 */
const SEALING_WAIT_MS = 60_000;

/** The earliest cut-off that a command received at `at` may set. */
export const earliestCutoff = (at: Instant): Instant => plusMs(at, NOTICE_PERIOD_MS);

/** The earliest instant at which a phase may be sealed. */
export const earliestSealing = (evaluationCutoff: Instant): Instant => plusMs(evaluationCutoff, SEALING_WAIT_MS);

/** @throws DomainError CUTOFF_TOO_SOON */
export const requireNoticePeriod = (
  cutoff: Instant,
  at: Instant,
  pointer?: string,
  details: { readonly [key: string]: JsonValue } = {},
): void => {
  const earliest = earliestCutoff(at);
  if (cutoff < earliest) refuse('invalid', 'CUTOFF_TOO_SOON', { ...details, given: cutoff, earliest }, pointer);
};

/**
 * What is undecided at the cut-off of a phase can be carried over only to a phase that still accepts decisions then. A
 * sealed phase carries nothing over any more.
 *
 * @throws DomainError CUTOFFS_OUT_OF_ORDER
 */
export const requireCutoffOrder = (
  { phases }: Pick<CampaignState, 'phases'>,
  { phase, evaluationCutoff }: { readonly phase: number; readonly evaluationCutoff: Instant },
): void => {
  for (const other of phases) {
    if (other.phase === phase || other.sealed) continue;
    const [earlier, later] =
      other.phase < phase ? [other.evaluationCutoff, evaluationCutoff] : [evaluationCutoff, other.evaluationCutoff];
    if (earliestSealing(earlier) >= later) {
      const { phase: number, evaluationCutoff: given } = other;
      refuse('invalid', 'CUTOFFS_OUT_OF_ORDER', { phase: number, evaluationCutoff: given }, '/evaluationCutoff');
    }
  }
};
