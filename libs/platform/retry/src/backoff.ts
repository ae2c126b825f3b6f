import { setTimeout as delay } from 'node:timers/promises';

export interface BackoffOptions {
  /** Repeats the last delay without end instead of giving up after it. */
  readonly endless?: boolean;
}

export interface WaitOptions {
  /** Ends the wait early. */
  readonly signal?: AbortSignal;
  /** Time left for the whole operation: `wait` returns false at once if the delay would exceed it. */
  readonly withinMs?: number;
}

/**
 * The delays between the attempts of one operation, growing from failure to failure. The caller decides which errors
 * are worth a retry:
 *
 * const backoff = new Backoff(delaysMs); for (;;) { try { return await attempt(); } catch (error) { if
 * (!isTransient(error) || !(await backoff.wait({ signal }))) throw error; } }
 */
export class Backoff {
  private failures = 0;

  /** @param delaysMs one for each consecutive failure; the number of attempts is one more */
  constructor(
    private readonly delaysMs: readonly number[],
    private readonly options: BackoffOptions = {},
  ) {}

  /** After progress: the next failure counts as the first one. */
  reset(): void {
    this.failures = 0;
  }

  /** Waits before the next attempt. Returns false, at once, when there should be none. Never rejects. */
  async wait({ signal, withinMs = Infinity }: WaitOptions = {}): Promise<boolean> {
    const next = this.delaysMs[this.failures] ?? (this.options.endless ? this.delaysMs.at(-1) : undefined);
    if (next === undefined || next >= withinMs) return false;
    this.failures += 1;
    await delay(next, undefined, { ...(signal && { signal }) }).catch(() => undefined);
    return true;
  }
}
