import { MongoError, MongoErrorLabel, MongoServerError } from 'mongodb';
import { Backoff } from '@app/retry';
import type { ClientSession, Collection } from 'mongodb';
import { ReadModelsOfAnotherLog, ReadModelsUnavailable, WriterFenced } from '../../port/view-store.js';
import { translateMongoErrors } from './mongo-connection.js';
import type { PendingBatch, ReadModelsState } from './read-models-state.js';

export type StateChange = Partial<Omit<ReadModelsState, '_id' | 'fence' | 'revision'>>;

const DUPLICATE_KEY = 11_000;

/**
 * Pauses between the attempts of a transaction that the server asks to repeat: an election or another transaction takes a
 * moment. The driver's own loop goes on for two minutes, and the caller has to know earlier that the server is gone.
 */
const RETRY_DELAYS_MS = [20, 200];

/**
 * Writes the state document of the read models, as the holder of the current lease.
 *
 * Every change is a compare-and-set on fencing token and revision: a fenced writer and a request that arrives late change
 * nothing.
 *
 * All writes go through one session. A server aborts a session's older transaction when a newer write of the session
 * arrives, so a transaction that was cut off blocks nobody.
 */
export class FencedStateWriter {
  private lastWork: Promise<unknown> = Promise.resolve();
  /** Whether the stored state may differ from `state`: the outcome of the last change is unknown. */
  private isStale = false;

  private constructor(
    private readonly states: Collection<ReadModelsState>,
    readonly session: ClientSession,
    private readonly token: bigint,
    private state: ReadModelsState,
    private readonly finish: (writer: FencedStateWriter, batch: PendingBatch) => Promise<void>,
  ) {}

  /**
   * Fences every writer with an older token, and any earlier writer with the same one. Creates the state if it is missing.
   * If it disappears later, this writer fails, because the documents are gone as well.
   *
   * `finish` applies a batch that was committed and not applied in full.
   *
   * @throws WriterFenced, ReadModelsOfAnotherLog
   */
  static async acquire(
    states: Collection<ReadModelsState>,
    session: ClientSession,
    token: bigint,
    journalled: boolean,
    log: string | undefined,
    finish: (writer: FencedStateWriter, batch: PendingBatch) => Promise<void>,
  ): Promise<FencedStateWriter> {
    try {
      if (log !== undefined) await assertOfLog(states, log);
      await killOrphanedSession(states, token);
      const state = await states.findOneAndUpdate(
        { _id: 'state', fence: { $lte: token } },
        {
          $set: { fence: token, writer: session.id!, journalled, ...(log !== undefined && { log }) },
          $inc: { revision: 1n },
          $setOnInsert: { collections: [], checkpoints: [], pending: null },
        },
        { upsert: true, returnDocument: 'after', session },
      );
      if (!state) throw new ReadModelsUnavailable('MongoDB did not return the state of the read models');
      return new FencedStateWriter(states, session, token, state, finish);
    } catch (error) {
      // A newer token is stored: the filter matched nothing, and the upsert met the existing document.
      if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) throw new WriterFenced(token);
      throw error;
    }
  }

  get current(): ReadModelsState {
    return this.state;
  }

  /**
   * Runs one work after the other, each on the state as it is stored and without a pending batch.
   *
   * @throws WriterFenced; ReadModelsUnavailable, after which it is unknown what `work` has changed
   */
  runExclusive<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.lastWork.then(() =>
      translateMongoErrors(async () => {
        try {
          if (this.isStale) await this.reload();
          if (this.state.pending) await this.finish(this, this.state.pending);
          return await work();
        } catch (error) {
          this.isStale = true;
          throw error;
        }
      }),
    );
    this.lastWork = result.catch(() => undefined);
    return result;
  }

  /**
   * Call it inside `runExclusive`.
   *
   * @throws WriterFenced
   */
  async change(change: StateChange): Promise<void> {
    await this.write(change);
    this.state = { ...this.state, ...change, revision: this.state.revision + 1n };
  }

  /**
   * Commits the change and what `work` writes through the session in one transaction. `work` may run several times. Call it
   * inside `runExclusive`, on a server that has transactions.
   *
   * @throws WriterFenced
   */
  async changeInTransaction(work: () => Promise<void>, change: StateChange): Promise<void> {
    const backoff = new Backoff(RETRY_DELAYS_MS);
    for (;;) {
      try {
        this.session.startTransaction({ readConcern: { level: 'snapshot' } });
        await this.write(change);
        await work();
        await this.session.commitTransaction();
        break;
      } catch (error) {
        if (this.session.inTransaction()) await this.session.abortTransaction();
        const isTransient =
          error instanceof MongoError && error.hasErrorLabel(MongoErrorLabel.TransientTransactionError);
        if (!isTransient || !(await backoff.wait())) throw error;
      }
    }
    this.state = { ...this.state, ...change, revision: this.state.revision + 1n };
  }

  private async write(change: StateChange): Promise<void> {
    const { fence, revision } = this.state;
    const { matchedCount } = await this.states.updateOne(
      { _id: 'state', fence, revision },
      { $set: { ...change, revision: revision + 1n } },
      { session: this.session },
    );
    if (matchedCount === 0) throw new WriterFenced(this.token);
  }

  /** Reads the state and raises its revision, so that a change still under way to the server fails. */
  private async reload(): Promise<void> {
    const state = await this.states.findOneAndUpdate(
      { _id: 'state', fence: this.token },
      { $inc: { revision: 1n } },
      { returnDocument: 'after', session: this.session },
    );
    if (!state) throw new WriterFenced(this.token);
    this.state = state;
    this.isStale = false;
  }
}

/** Nothing is written to read models of another log, not even the fence. @throws ReadModelsOfAnotherLog */
export const assertOfLog = async (states: Collection<ReadModelsState>, log: string): Promise<void> => {
  const { log: built } = (await states.findOne({ _id: 'state' }, { projection: { log: 1 } })) ?? {};
  if (built === undefined || built === log) return;
  throw new ReadModelsOfAnotherLog(`the database ${states.dbName} of MongoDB`, built, log);
};

/**
 * Kills the session of the earlier writer, whose open transaction would block the state for a minute if it died. Where the
 * server forbids this, as some hosted ones do, each term waits that minute.
 */
const killOrphanedSession = async (states: Collection<ReadModelsState>, token: bigint): Promise<void> => {
  const orphaned = await states.findOne({ _id: 'state', fence: { $lte: token } }, { projection: { writer: 1 } });
  if (!orphaned) return;
  try {
    await states.db.command({ killSessions: [orphaned.writer] });
  } catch (error) {
    if (!(error instanceof MongoServerError)) throw error;
  }
};
