/** Tells waiting subscriptions of one thread that the log grew, or that it ended. */
export class ChangeSignal {
  private readonly waiting = new Set<() => void>();
  private changes = 0;
  private over = false;

  /** Take this before reading and hand it to `changedSince`: then nothing that happens in between is missed. */
  get version(): number {
    return this.changes;
  }

  get ended(): boolean {
    return this.over;
  }

  signal(): void {
    this.changes++;
    for (const wake of this.waiting) wake();
  }

  end(): void {
    this.over = true;
    this.signal();
  }

  /** Resolves once something was signalled after `version`, or `abort` fired. */
  changedSince(version: number, abort: AbortSignal): Promise<void> {
    if (version !== this.changes || abort.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        this.waiting.delete(wake);
        abort.removeEventListener('abort', wake);
        resolve();
      };
      this.waiting.add(wake);
      abort.addEventListener('abort', wake);
    });
  }
}
