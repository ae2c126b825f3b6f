/** Notifies the waiting subscriptions of one thread that the log grew, or that the store closed. */
export class ChangeSignal {
  private readonly waiting = new Set<() => void>();
  private changes = 0;
  private over = false;

  /** Read this before the page and pass it to `changedSince`, so that no change in between is missed. */
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

  /** Resolves on the first signal after `version`, or when `abort` fires. */
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
