import type { WritingState } from '@app/sqlite';
import type { AppendResult } from '../../port/event-store.js';
import type { EventQueries } from './event-queries.js';
import { type LogCommitter, type LogCommitterOptions, openLogCommitter } from './log-committer.js';
import type { Append } from './log-connection.js';

/** Appends to the log of one folder, and reads what it has acknowledged. */
export interface LogWriter {
  /** The queries of a connection on the calling thread. */
  readonly queries: EventQueries;
  readonly state: WritingState;
  /** Transactions that added events. */
  readonly commits: number;
  write(append: Append): Promise<AppendResult>;
  /** Writes what is queued, and closes the log. */
  close(): Promise<void>;
}

/** A checkpoint in the committing connection after this many appends: a WAL of a few MB. */
const CHECKPOINT_EVERY = 1_000;

/** Commits, checkpoints and reads on one connection of the calling thread. */
export class InlineLogWriter implements LogWriter {
  private readonly committer: LogCommitter;

  constructor(options: Omit<LogCommitterOptions, 'checkpointEvery'>) {
    this.committer = openLogCommitter({ ...options, checkpointEvery: CHECKPOINT_EVERY });
  }

  /** Those of the connection in use: it changes after a full disk. */
  get queries(): EventQueries {
    return this.committer.connection.queries;
  }

  get state(): WritingState {
    return this.committer.state;
  }

  get commits(): number {
    return this.committer.commits;
  }

  write(append: Append): Promise<AppendResult> {
    return this.committer.write(append);
  }

  close(): Promise<void> {
    this.committer.flush();
    this.committer.connection.db.close();
    return Promise.resolve();
  }
}
