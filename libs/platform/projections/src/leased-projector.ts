import type { EventCodec, EventStore } from '@app/event-store';
import type { HeldLease, ProgressStore, ProjectorLease, ViewStore } from '@app/read-models';
import { Backoff } from '@app/retry';
import { encodeProgress } from './progress-report.js';
import type { Projection } from './projection.js';
import type { ProgressStatus } from './projection-progress.js';
import { ProjectionRunner, type ProjectionRunnerOptions } from './projection-runner.js';

export interface LeasedProjectorOptions {
  readonly eventStore: EventStore;
  readonly codec: EventCodec;
  readonly projections: readonly Projection[];
  readonly lease: ProjectorLease;
  /** Shown to operators, e.g. host and process id. */
  readonly holder: string;
  /** A writer that refuses everything once somebody holds the lease with a later token. Closed after each term. */
  readonly openViews: (token: bigint) => Promise<ViewStore>;
  readonly progressStore: ProgressStore;
  /** Told of everything that ended a term, for the log. */
  readonly onTermFailed?: (error: Error) => void;
  /** Waits before the next term after one that failed, the last again and again. Default: 0.2 s to 5 s. */
  readonly retryDelaysMs?: readonly number[];
  /** A notice is written at least this often while the lease is held, so that readers see a living projector. Default: 2 s. */
  readonly heartbeatMs?: number;
  readonly runner?: Pick<
    ProjectionRunnerOptions,
    'liveBatch' | 'lingerMs' | 'rebuildBatch' | 'rebuildPage' | 'maxChanges'
  >;
}

/** Within one term a failing store is tried again for a moment; then the term ends and another begins. */
const RETRY_WITHIN_TERM_MS = [100, 500, 2_000];

/** The lease could not be renewed in time. */
class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/**
 * A projector among several: it builds read models while it holds the lease and waits for it otherwise, for ever.
 *
 * A term begins with the lease and a view store opened with its token, and ends when the lease is lost, a store fails for
 * longer than a moment, or `stop` is called. Each term begins anew from the checkpoints, so an outage of any length is
 * survived. A projection stopped by an event, or by a definition that does not fit, stays stopped for the term; the others
 * go on.
 *
 * Nothing that a lost term still does counts: the view store refuses its token.
 */
export class LeasedProjector {
  private readonly shutdown = new AbortController();
  private working: Promise<void> | null = null;
  private runner: ProjectionRunner | null = null;
  private heldToken: bigint | null = null;
  private lastError: Error | null = null;
  private failed = 0;

  constructor(private readonly options: LeasedProjectorOptions) {}

  /** Begins to wait for the lease, in the background. */
  start(): void {
    if (this.working) throw new Error('the projector was started before');
    this.working = this.work();
  }

  /** Finishes the batch in hand, gives the lease back and ends. */
  async stop(): Promise<void> {
    this.shutdown.abort();
    await this.working;
  }

  /** Token of the lease it holds; null while it waits for one. */
  get token(): bigint | null {
    return this.heldToken;
  }

  /** Terms that ended because something failed. */
  get failures(): number {
    return this.failed;
  }

  /** As of now; without projections while it waits for the lease. */
  async status(): Promise<ProgressStatus> {
    const error = this.lastError && { error: `${this.lastError.name}: ${this.lastError.message}` };
    try {
      if (this.runner) return { ...(await this.runner.status()), ...error };
    } catch (failure) {
      return { head: null, projections: this.runner?.states() ?? [], error: String(failure) };
    }
    return { head: null, projections: [], ...error };
  }

  private async work(): Promise<void> {
    const { signal } = this.shutdown;
    const { lease, holder, onTermFailed, retryDelaysMs = [200, 1_000, 5_000] } = this.options;
    const backoff = new Backoff(retryDelaysMs, { endless: true });
    while (!signal.aborted) {
      let held: HeldLease;
      try {
        held = await lease.acquire(holder, signal);
      } catch {
        return;
      }
      try {
        await this.term(held, () => {
          backoff.reset();
          this.lastError = null;
        });
      } catch (error) {
        this.lastError = error as Error;
        this.failed += 1;
        onTermFailed?.(this.lastError);
      }
      this.heldToken = null;
      await held.release();
      await backoff.wait({ signal });
    }
  }

  /**
   * Resolves when it is to stop, rejects when something ended it. `working` is called after each commit, each change of a
   * state, and each notice that there is nothing to do.
   */
  private async term({ token, lost }: HeldLease, working: () => void): Promise<void> {
    const { eventStore, codec, projections, openViews } = this.options;
    this.heldToken = token;
    const views = await openViews(token);
    try {
      const runner = new ProjectionRunner({
        retryDelaysMs: RETRY_WITHIN_TERM_MS,
        ...this.options.runner,
        eventStore,
        codec,
        views,
        projections,
      });
      await runner.start();
      this.runner = runner;
      const progress = new ProgressWriter(this.options, runner, working);
      try {
        await this.untilOver(runner, lost, working);
      } finally {
        await runner.stop();
        this.runner = null;
        await progress.end();
      }
    } finally {
      await views.close().catch(() => undefined);
    }
  }

  private untilOver(runner: ProjectionRunner, lost: AbortSignal, working: () => void): Promise<void> {
    const { signal } = this.shutdown;
    return new Promise((resolve, reject) => {
      const look = (changed: boolean): void => {
        const failed = runner.states().find(({ stopped }) => stopped?.cause === 'store');
        if (signal.aborted) end(resolve);
        else if (lost.aborted) end(() => reject(new LeaseLost('the lease could not be renewed in time')));
        else if (failed) end(() => reject(new Error(`${failed.name} stopped: ${failed.stopped!.reason}`)));
        else if (changed) working();
      };
      const onChange = (): void => look(true);
      const onSignal = (): void => look(false);
      const endListening = runner.onChange(onChange);
      const end = (settle: () => void): void => {
        endListening();
        lost.removeEventListener('abort', onSignal);
        signal.removeEventListener('abort', onSignal);
        settle();
      };
      lost.addEventListener('abort', onSignal);
      signal.addEventListener('abort', onSignal);
      look(false);
    });
  }
}

/** Writes how far a runner is to the board: after its changes, one writing at a time, and again and again while nothing changes. */
class ProgressWriter {
  private readonly over = new AbortController();
  private readonly writing: Promise<void>;
  private readonly endListening: () => void;
  private wake: (() => void) | null = null;
  private due = true;

  constructor(
    private readonly options: LeasedProjectorOptions,
    private readonly runner: ProjectionRunner,
    /** Called after a notice that nothing is left to take in. */
    private readonly idle: () => void,
  ) {
    this.endListening = runner.onChange(() => {
      this.due = true;
      this.wake?.();
    });
    this.writing = this.write();
  }

  async end(): Promise<void> {
    this.endListening();
    this.over.abort();
    this.wake?.();
    await this.writing;
  }

  private async write(): Promise<void> {
    const { progressStore, holder, heartbeatMs = 2_000 } = this.options;
    while (!this.over.signal.aborted) {
      this.due = false;
      try {
        const status = await this.runner.status();
        await progressStore.write(encodeProgress(holder, status));
        if (isCaughtUp(status)) this.idle();
      } catch {
        // Readers see that the notices have stopped; what fails here fails the term as well, and tells why.
      }
      if (this.due || this.over.signal.aborted) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, heartbeatMs);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.wake = null;
    }
  }
}

/** But for what a stopped projection will never take in. */
const isCaughtUp = ({ head, projections }: ProgressStatus): boolean =>
  projections.every(
    ({ status, position }) =>
      status === 'stopped' || (status === 'live' && (head === null || (position !== null && position >= head))),
  );
