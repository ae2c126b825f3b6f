import { inspect } from 'node:util';
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
  /** Opens a writer that is fenced once a greater token exists. The projector closes it after each term. */
  readonly openViews: (token: bigint) => Promise<ViewStore>;
  readonly progressStore: ProgressStore;
  /** Called with every error that ended a term, for the log. */
  readonly onTermFailed?: (error: Error) => void;
  /** Waits before the next term after a failed one; the last one repeats. Default: 0.2 s to 5 s. */
  readonly retryDelaysMs?: readonly number[];
  /** Maximum interval between heartbeats while the lease is held. Default: 2 s. */
  readonly heartbeatMs?: number;
  readonly runner?: Pick<
    ProjectionRunnerOptions,
    'liveBatch' | 'lingerMs' | 'rebuildBatch' | 'rebuildPage' | 'maxChanges'
  >;
}

/** Within one term a failing store is retried briefly; then the term ends and another begins. */
const RETRY_WITHIN_TERM_MS = [100, 500, 2_000];

/** The lease could not be renewed in time. */
class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/**
 * One of several projectors: it builds read models while it holds the lease, and waits for the lease otherwise.
 *
 * A term starts with the lease and a view store opened with its fencing token. It ends when the lease is lost, a store keeps
 * failing, or `stop` is called. The next term restarts from the checkpoints, so an outage may last any time. A projection
 * stopped by an event or by its definition stays stopped for the term; the others continue.
 *
 * Late writes of an ended term are fenced.
 */
export class LeasedProjector {
  private readonly shutdown = new AbortController();
  private working: Promise<void> | null = null;
  private runner: ProjectionRunner | null = null;
  private heldToken: bigint | null = null;
  private otherWorks = false;
  private lastError: Error | null = null;
  private failed = 0;

  constructor(private readonly options: LeasedProjectorOptions) {}

  /** Starts to wait for the lease, in the background. */
  start(): void {
    if (this.working) throw new Error('the projector was started before');
    this.working = this.work();
  }

  /** Finishes the current batch, releases the lease and ends. */
  async stop(): Promise<void> {
    this.shutdown.abort();
    await this.working;
  }

  /** Token of the lease it holds; null while it waits for one. */
  get token(): bigint | null {
    return this.heldToken;
  }

  /** Whether another process renews the lease, so that this one has nothing to do, whatever it cannot reach. */
  get isStandby(): boolean {
    return this.otherWorks;
  }

  /** Terms that ended because something failed. */
  get failures(): number {
    return this.failed;
  }

  /** The current status; without projections while the projector waits for the lease. */
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
      let held: HeldLease | null = null;
      try {
        held = await lease.acquire(holder, signal, (isRenewedByAnother) => {
          this.otherWorks = isRenewedByAnother;
          if (isRenewedByAnother) this.lastError = null;
        });
        this.otherWorks = false;
        await this.term(held, () => {
          backoff.reset();
          this.lastError = null;
        });
      } catch (error) {
        if (!held && signal.aborted) return;
        this.lastError = error instanceof Error ? error : new Error(inspect(error));
        this.failed += 1;
        onTermFailed?.(this.lastError);
      }
      this.heldToken = null;
      await held?.release();
      await backoff.wait({ signal });
    }
  }

  /**
   * Resolves when the projector stops, rejects when a failure ended the term. `working` is called after each commit, each
   * change of a state, and each heartbeat that finds nothing to do.
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
        await this.waitForEnd(runner, lost, working);
      } finally {
        await runner.stop();
        this.runner = null;
        await progress.end();
      }
    } finally {
      await views.close().catch(() => undefined);
    }
  }

  private waitForEnd(runner: ProjectionRunner, lost: AbortSignal, working: () => void): Promise<void> {
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

/** Writes a runner's progress to the store after each change, one write at a time, and as a heartbeat while nothing changes. */
class ProgressWriter {
  private readonly over = new AbortController();
  private readonly writing: Promise<void>;
  private readonly endListening: () => void;
  private wake: (() => void) | null = null;
  private due = true;

  constructor(
    private readonly options: LeasedProjectorOptions,
    private readonly runner: ProjectionRunner,
    /** Called after a write that showed every projection at the end of the log. */
    private readonly onCaughtUp: () => void,
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
        if (isCaughtUp(status)) this.onCaughtUp();
      } catch {
        // Readers see that heartbeats stopped; the same failure ends the term, which reports it.
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

/** Ignores stopped projections, which will never catch up. */
const isCaughtUp = ({ head, projections }: ProgressStatus): boolean =>
  projections.every(
    ({ status, position }) =>
      status === 'stopped' || (status === 'live' && (head === null || (position !== null && position >= head))),
  );
