import { DeadlineExceeded } from './client-failures.js';

/**
 * What `work` gives, unless it takes longer than `ms` or `signal` aborts; what it does afterwards is not heard.
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
 * A deadline for the client that is `ms` from now whenever the client looks. It adds a deadline to its clock only when it
 * sends, and before that it may wait for a server for any time; an append sent then must be too late for the server too.
 */
export const fixedDeadline = (ms: number): number => {
  const until = performance.now() + ms;
  return { valueOf: () => until - performance.now() } as unknown as number;
};
