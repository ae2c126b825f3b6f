import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { errorFrom, type SqliteDatabase, type WritingState } from '@app/sqlite';
import { AppendAbandoned, StoreUnavailable } from '../../port/errors.js';
import type { AppendResult } from '../../port/event-store.js';
import { openEventLog } from './event-log-database.js';
import { EventQueries } from './event-queries.js';
import type { Append, StreamHeads } from './log-connection.js';
import type { LogWriter } from './log-writer.js';
import {
  type AnswerMessage,
  errorOf,
  type FromLogWriter,
  type LogWriterOptions,
  stateOf,
  type ToLogWriter,
} from './log-writer-messages.js';

interface PendingAppend {
  readonly append: Append;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Commits and checkpoints on a thread of their own, so that nobody waits for the disk but whoever appends. Other connections
 * see a commit only once it is on the disk. Reads run on a connection of the calling thread.
 *
 * An append is abandoned right before it is sent to the thread; one that waits there for ten seconds is abandoned too.
 */
export class ThreadedLogWriter implements LogWriter {
  readonly queries: EventQueries;
  state: WritingState = { kind: 'writing' };
  commits = 0;

  private readonly pending = new Map<number, PendingAppend>();
  private unsent: PendingAppend[] = [];
  private appends = 0;
  private isClosing = false;
  private readonly exited: Promise<unknown>;

  private constructor(
    private readonly db: SqliteDatabase,
    private readonly worker: Worker,
    private readonly heads: StreamHeads,
    private readonly onState: ((state: WritingState) => void) | undefined,
  ) {
    this.queries = new EventQueries(db);
    this.exited = new Promise((resolve) => worker.once('exit', resolve));
  }

  /** Creates a missing log. @throws what `openEventLog` throws */
  static async start(
    options: LogWriterOptions & {
      readonly heads: StreamHeads;
      readonly onState?: (state: WritingState) => void;
      readonly worker?: URL;
    },
  ): Promise<ThreadedLogWriter> {
    const { folder, busyTimeoutMs, headCapacity, heads, onState } = options;
    // First on this thread, which then throws whatever is wrong with the file as it is.
    const db = openEventLog(folder, 'writer', busyTimeoutMs);
    const worker = new Worker(options.worker ?? new URL('./log-writer.worker.js', import.meta.url), {
      workerData: { folder, busyTimeoutMs, headCapacity } satisfies LogWriterOptions,
    });
    const writer = new ThreadedLogWriter(db, worker, heads, onState);
    try {
      await once(worker, 'message');
    } catch (error) {
      db.close();
      throw new StoreUnavailable(`${db.file} cannot be written: ${errorFrom(error).message}`, 'not-written', {
        cause: error,
      });
    }
    worker.on('message', (message: FromLogWriter) => writer.receive(message));
    worker.once('error', (error) => writer.fail(errorFrom(error)));
    worker.once('exit', () => writer.fail(new Error('the thread that writes the log has ended')));
    worker.unref();
    return writer;
  }

  write(append: Append): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      if (this.unsent.push({ append, resolve, reject }) === 1) setImmediate(() => this.send());
    });
  }

  async close(): Promise<void> {
    this.isClosing = true;
    this.send();
    this.worker.ref();
    this.post({ kind: 'close' });
    await this.exited;
    this.db.close();
  }

  private send(): void {
    const failed = this.state.kind === 'failed' ? this.stopped(this.state.error, 'not-written') : null;
    const appends = this.unsent.flatMap((each) => {
      const { stream, expected, events, abandonIf } = each.append;
      if (failed) {
        each.reject(failed);
        return [];
      }
      if (events.length > 0 && abandonIf?.()) {
        each.reject(new AppendAbandoned(stream));
        return [];
      }
      const id = this.appends++;
      this.pending.set(id, each);
      return [{ id, stream, expected, events }];
    });
    this.unsent = [];
    if (appends.length === 0) return;
    this.worker.ref();
    this.post({ kind: 'append', appends, sentAt: process.hrtime.bigint() });
  }

  private post(message: ToLogWriter): void {
    this.worker.postMessage(message);
  }

  private receive(message: FromLogWriter): void {
    if (message.kind === 'state') this.enter(stateOf(message.state));
    if (message.kind !== 'answers') return;
    this.commits = message.commits;
    for (const each of message.answers) this.settle(each);
    if (this.pending.size === 0) this.worker.unref();
  }

  private settle(answer: AnswerMessage): void {
    const { append, resolve, reject } = this.pending.get(answer.id)!;
    this.pending.delete(answer.id);
    if ('refusal' in answer) return reject(errorOf(answer.refusal, append));
    if (answer.head > (this.heads.get(append.stream) ?? -1)) this.heads.set(append.stream, answer.head);
    resolve(answer.result);
  }

  private enter(state: WritingState): void {
    this.state = state;
    this.onState?.(state);
  }

  /** The thread ended or will not answer, and nobody knows what it has written. */
  private fail(error: Error): void {
    if (this.state.kind !== 'failed' && !this.isClosing) this.enter({ kind: 'failed', file: this.db.file, error });
    for (const { reject } of this.pending.values()) reject(this.stopped(error, 'unknown'));
    this.pending.clear();
  }

  private stopped(cause: Error, outcome: StoreUnavailable['outcome']): StoreUnavailable {
    return new StoreUnavailable(`writing stopped, ${this.db.file}: ${cause.message}`, outcome, { cause });
  }
}
