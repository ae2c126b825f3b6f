import { MongoError, MongoErrorLabel, MongoServerError } from 'mongodb';
import type { ClientSession, Collection } from 'mongodb';
import { WriterFenced } from '../../port/view-store.js';
import { translateMongoErrors } from './mongo-connection.js';
import type { PendingBatch, ReadModelsState } from './read-models-state.js';

export type StateChange = Partial<Omit<ReadModelsState, '_id' | 'fence' | 'revision'>>;

const DUPLICATE_KEY = 11_000;

/**
 * How often a transaction is begun that the server asks to begin again. The driver's own loop would go on for two minutes,
 * and whoever calls has to know earlier that the server is gone.
 */
const ATTEMPTS = 3;

/**
 * The state of the read models in the hands of the one who may change it.
 *
 * Each change names the token and the revision it rests on. So nobody changes it any more once a writer with a newer token
 * was opened, and a request that arrives late, after its sender gave it up and went on, changes nothing.
 *
 * All writing goes through one session. A server ends a session's older transaction when a newer write of it comes, so
 * one that was cut off stands in nobody's way.
 */
export class FencedStateWriter {
  private turn: Promise<unknown> = Promise.resolve();
  /** Whether the last change may have been made or not. */
  private uncertain = false;

  private constructor(
    private readonly states: Collection<ReadModelsState>,
    readonly session: ClientSession,
    private readonly token: bigint,
    private state: ReadModelsState,
    private readonly finish: (pending: PendingBatch) => Promise<void>,
  ) {}

  /**
   * Shuts out every writer with an older token, and whoever was opened with the same one before. Creates the state where
   * there is none; should it disappear later, the writer ends rather than begin a second life without its documents.
   *
   * `finish` applies a batch that was decided and not finished.
   *
   * @throws WriterFenced
   */
  static async acquire(
    states: Collection<ReadModelsState>,
    session: ClientSession,
    token: bigint,
    journalled: boolean,
    finish: (pending: PendingBatch) => Promise<void>,
  ): Promise<FencedStateWriter> {
    try {
      await killOrphanedSession(states, token);
      const state = await states.findOneAndUpdate(
        { _id: 'state', fence: { $lte: token } },
        {
          $set: { fence: token, writer: session.id!, journalled },
          $inc: { revision: 1n },
          $setOnInsert: { collections: [], checkpoints: [], pending: null },
        },
        { upsert: true, returnDocument: 'after', session },
      );
      return new FencedStateWriter(states, session, token, state!, finish);
    } catch (error) {
      if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) throw new WriterFenced(token);
      throw error;
    }
  }

  get current(): ReadModelsState {
    return this.state;
  }

  /**
   * One after the other, each on a state that is known for certain and without pending batch.
   *
   * @throws WriterFenced; ReadModelsUnavailable, after which it is not known what `work` has changed
   */
  runExclusive<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.turn.then(() =>
      translateMongoErrors(async () => {
        if (this.uncertain) await this.reload();
        if (this.state.pending) await this.finish(this.state.pending);
        this.uncertain = true;
        const done = await work();
        this.uncertain = false;
        return done;
      }),
    );
    this.turn = result.catch(() => undefined);
    return result;
  }

  /**
   * To be called in turn.
   *
   * @throws WriterFenced
   */
  async change(change: StateChange): Promise<void> {
    await this.write(change);
    this.state = { ...this.state, ...change, revision: this.state.revision + 1n };
  }

  /**
   * The change together with what `work` writes through the session: both or neither. `work` may be run several times. To
   * be called in turn, on a server that has transactions.
   *
   * @throws WriterFenced
   */
  async changeInTransaction(work: () => Promise<void>, change: StateChange): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
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
        if (!isTransient || attempt === ATTEMPTS) throw error;
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

  private async reload(): Promise<void> {
    const state = await this.states.findOneAndUpdate(
      { _id: 'state', fence: this.token },
      { $inc: { revision: 1n } },
      { returnDocument: 'after', session: this.session },
    );
    if (!state) throw new WriterFenced(this.token);
    this.state = state;
  }
}

/**
 * Ends the transaction that a writer left open when it died. The server would do so by itself, but only after a minute, and
 * until then let nobody change the state. A server may refuse to be asked (some hosted ones do): then that minute is waited
 * for, term after term.
 */
const killOrphanedSession = async (states: Collection<ReadModelsState>, token: bigint): Promise<void> => {
  const left = await states.findOne({ _id: 'state', fence: { $lte: token } }, { projection: { writer: 1 } });
  if (!left) return;
  try {
    await states.db.command({ killSessions: [left.writer] });
  } catch (error) {
    if (!(error instanceof MongoServerError)) throw error;
  }
};
