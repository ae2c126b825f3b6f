import { GroupCommitter, type GroupCommitterOptions, type WriteRefusal } from '@app/sqlite';
import { StoreDiskFull, StoreUnavailable } from '../../port/errors.js';
import type { AppendResult } from '../../port/event-store.js';
import { openEventLog } from './event-log-database.js';
import { LogConnection, type Append, type StreamHeads } from './log-connection.js';

export type LogCommitter = GroupCommitter<Append, AppendResult, LogConnection>;

export interface LogCommitterOptions extends Pick<
  GroupCommitterOptions<LogConnection>,
  'onCommitted' | 'onState' | 'runCommit' | 'checkpointEvery'
> {
  readonly folder: string;
  readonly busyTimeoutMs: number;
  readonly heads: StreamHeads;
}

const refusalError = ({ reason, outcome, message, cause }: WriteRefusal): StoreUnavailable =>
  new (reason === 'disk-full' ? StoreDiskFull : StoreUnavailable)(message, outcome, { cause });

/** Refuses to go on with another file that lies in the log's place when it is opened again. */
const toOneLog = (connect: () => LogConnection): (() => LogConnection) => {
  let log: string | null = null;
  return () => {
    const connection = connect();
    const found = connection.queries.identity();
    log ??= found;
    if (found === log) return connection;
    const { db } = connection;
    db.close();
    throw new StoreUnavailable(`${db.file} was replaced: it was the log ${log}, and is ${found} now`, 'not-written');
  };
};

/** SQLite ignores what fails in a checkpoint of its own. */
const connectForWriting = ({ folder, busyTimeoutMs, heads }: LogCommitterOptions): LogConnection => {
  const db = openEventLog(folder, 'writer', busyTimeoutMs);
  try {
    db.pragma('wal_autocheckpoint = 0');
    return new LogConnection(db, heads);
  } catch (error) {
    db.close();
    throw error;
  }
};

/** Opens a folder's log for group commits on the calling thread. @throws what `openEventLog` throws */
export const openLogCommitter = (options: LogCommitterOptions): LogCommitter =>
  new GroupCommitter({ ...options, connect: toOneLog(() => connectForWriting(options)), refusalError });
