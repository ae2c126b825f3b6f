import { DeadlineExceeded } from './client-failures.js';

/**
 * Resolves with `work`, or rejects after `ms` or when `signal` aborts. A later result of `work` is ignored.
 *
 * @throws DeadlineExceeded, or the signal's reason
 */
export const withDeadline = async <Answer>(
  ms: number,
  work: Promise<Answer>,
  signal?: AbortSignal,
): Promise<Answer> => {
  let giveUp = (_why: unknown): void => undefined;
  const tooLate = new Promise<never>((_, reject) => (giveUp = reject));
  const timer = setTimeout(() => giveUp(new DeadlineExceeded(ms)), Math.max(0, ms));
  const aborted = (): void => giveUp(signal?.reason);
  signal?.addEventListener('abort', aborted);
  try {
    if (signal?.aborted) aborted();
    return await Promise.race([tooLate, work]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', aborted);
  }
};

/**
 * A deadline that is fixed now. The client adds a deadline to its clock only when it sends, possibly long after; an append
 * sent late must be too late for the server as well.
 */
export const fixedDeadline = (ms: number): number => {
  const until = performance.now() + ms;
  return { valueOf: () => until - performance.now() } as unknown as number;
};
