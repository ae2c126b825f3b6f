import { MongoClient, MongoError } from 'mongodb';
import type { ClientSession, Collection, Db, Document } from 'mongodb';
import { ReadModelsUnavailable } from '../../port/view-store.js';

/** The text is no connection string the driver takes. The message does not repeat it: it may hold a password. */
export class InvalidConnectionString extends Error {
  constructor() {
    super('not a MongoDB connection string, expected mongodb://[user:password@]host[:port][,…][/database][?options]');
    this.name = 'InvalidConnectionString';
  }
}

export interface MongoConnectionOptions {
  /** The database is the one it names, else `sangkien`. */
  readonly url: string;
  /** Under which the server knows the process, e.g. in its log. Default: sangkien. */
  readonly appName?: string;
  /** How long a call looks for a server that can serve it. Default: 5 000 ms. */
  readonly serverSelectionTimeoutMs?: number;
}

/** The database's name stands between the hosts and the options. */
const DATABASE = /^[^/]*\/\/[^/]*\/([^?]+)/;

/**
 * One pool of connections to the database that holds the read models, for all that a process keeps there.
 *
 * Writes wait until a majority has them in its journal; reads ask the primary. A call that is cut off is sent once more
 * where the server can tell that it is the same one. No call hangs for ever: a server that falls silent is noticed by the
 * driver's monitor, and an answer that takes a minute is given up.
 */
export class MongoConnection {
  private constructor(
    private readonly client: MongoClient,
    readonly db: Db,
  ) {}

  /**
   * Connects with the first call that needs it.
   *
   * @throws InvalidConnectionString
   */
  static open({
    url,
    appName = 'sangkien',
    serverSelectionTimeoutMs = 5_000,
  }: MongoConnectionOptions): MongoConnection {
    try {
      const client = new MongoClient(url, {
        appName,
        readPreference: 'primary',
        writeConcern: { w: 'majority', journal: true },
        retryReads: true,
        retryWrites: true,
        useBigInt64: true,
        serverSelectionTimeoutMS: serverSelectionTimeoutMs,
        waitQueueTimeoutMS: serverSelectionTimeoutMs,
        connectTimeoutMS: 5_000,
        socketTimeoutMS: 60_000,
      });
      // A client whose first connection failed keeps what it failed with, and would fail by it for ever.
      client.on('topologyClosed', () => Object.assign(client, { topology: undefined }));
      return new MongoConnection(client, client.db(decodeURIComponent(DATABASE.exec(url)?.[1] ?? 'sangkien')));
    } catch {
      throw new InvalidConnectionString();
    }
  }

  collection<Stored extends Document>(name: string): Collection<Stored> {
    return this.db.collection<Stored>(name);
  }

  session(): ClientSession {
    return this.client.startSession();
  }

  /** Whether the server is part of a replica set or a router before several: only these have transactions. */
  async hasTransactions(): Promise<boolean> {
    const hello = await this.db.command({ hello: 1 });
    return hello.setName !== undefined || hello.msg === 'isdbgrid';
  }

  close(): Promise<void> {
    return this.client.close();
  }
}

/**
 * Every error of the driver means the same to who uses read models: they cannot be had now, the outcome of a write is
 * unknown, and repeating it is safe.
 *
 * @throws ReadModelsUnavailable
 */
export const translateMongoErrors = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof MongoError)) throw error;
    throw new ReadModelsUnavailable(`the read models cannot be reached: ${error.message}`, { cause: error });
  }
};
