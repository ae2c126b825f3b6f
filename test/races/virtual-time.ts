import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CommandClock } from '@app/command-handling';
import { epochMs, instantOf, type Instant } from '@app/kernel';

/** A clock that stops while work runs, and jumps to the next awaited instant. */
export class VirtualTime implements CommandClock {
  private readonly waiting: { readonly at: number; readonly resume: () => void }[] = [];
  private ms: number;

  constructor(start: Instant) {
    this.ms = epochMs(start);
  }

  now(): Instant {
    return instantOf(this.ms);
  }

  elapsedMs(): number {
    return this.ms;
  }

  disagreement(): null {
    return null;
  }

  async until(instant: Instant): Promise<void> {
    await this.wait(epochMs(instant) - this.ms);
  }

  async wait(ms: number): Promise<void> {
    if (ms <= 0) return;
    await new Promise<void>((resume) => {
      this.waiting.push({ at: this.ms + ms, resume });
      this.waiting.sort((a, b) => a.at - b.at);
    });
  }

  /** Advances time until all of the work is done. Its errors are not caught. */
  async run<Result>(work: readonly Promise<Result>[]): Promise<readonly PromiseSettledResult<Result>[]> {
    let done = false;
    const outcome = Promise.allSettled(work).finally(() => (done = true));
    for (;;) {
      await nextTurn();
      if (done) return outcome;
      const next = this.waiting.shift();
      if (!next) continue;
      this.ms = next.at;
      next.resume();
    }
  }
}
