import { plusMs, type Instant, type JsonValue, refuse } from '@app/kernel';

/**
 * An instant that decides who is in and who is out is recorded at least this long before it takes effect. A command that
 * is not appended within 20 s of its receipt is given up, and one that began lands within 20 s more: so whoever acts at
 * the instant or later finds it in the log.
 */
const NOTICE_MS = 60_000;

/** Sealing waits this long behind the evaluation cut-off, until every decision received before it has landed or failed. */
const SEALING_WAIT_MS = 60_000;

/** The first instant at which a cut-off may stand that is set, or moved, by a command received at `at`. */
export const earliestCutoff = (at: Instant): Instant => plusMs(at, NOTICE_MS);

/** The first instant at which a phase may be sealed. */
export const earliestSealing = (evaluationCutoff: Instant): Instant => plusMs(evaluationCutoff, SEALING_WAIT_MS);

/** @throws DomainError CUTOFF_TOO_SOON */
export const requireNotice = (
  cutoff: Instant,
  at: Instant,
  pointer?: string,
  details: { readonly [key: string]: JsonValue } = {},
): void => {
  const earliest = earliestCutoff(at);
  if (cutoff < earliest) refuse('invalid', 'CUTOFF_TOO_SOON', { ...details, given: cutoff, earliest }, pointer);
};
