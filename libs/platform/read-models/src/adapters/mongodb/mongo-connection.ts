import { MongoAPIError, MongoClient, MongoError, MongoServerError } from 'mongodb';
import type { ClientSession, Collection, Db, Document } from 'mongodb';
import { ReadModelsRefused, ReadModelsUnavailable } from '../../port/view-store.js';

/** The driver does not accept the connection string. The message does not repeat it: it may contain a password. */
export class InvalidConnectionString extends Error {
  constructor() {
    super('not a MongoDB connection string, expected mongodb://[user:password@]host[:port][,…][/database][?options]');
    this.name = 'InvalidConnectionString';
  }
}

export interface MongoConnectionOptions {
  /** The database is the one it names, else `sangkien`. */
  readonly url: string;
  /** Names the process to the server, e.g. in its log. Default: sangkien. */
  readonly appName?: string;
  /** How long a call waits for a suitable server. Default: 5 000 ms. */
  readonly serverSelectionTimeoutMs?: number;
}

/** The database name comes between the hosts and the options. */
const DATABASE = /^[^/]*\/\/[^/]*\/([^?]+)/;

/**
 * One pool of connections to the database of the read models, for all data a process stores there.
 *
 * A write resolves once a majority has journalled it; reads go to the primary. The driver retries an interrupted call once
 * where the server recognises the retry. Every call ends: the driver's monitor detects a silent server, and an answer may
 * take a minute at most.
 */
export class MongoConnection {
  private constructor(
    private readonly client: MongoClient,
    readonly db: Db,
  ) {}

  /**
   * Connects lazily, with the first call.
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
      // The driver caches a failed first connection and never reconnects; clearing the topology makes it try again.
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

  /** Whether the server is a member of a replica set or a router: only these have transactions. */
  async hasTransactions(): Promise<boolean> {
    const hello = await this.db.command({ hello: 1 });
    return hello.setName !== undefined || hello.msg === 'isdbgrid';
  }

  close(): Promise<void> {
    return this.client.close();
  }
}

/** Codes with which a server answers the same call in the same way until somebody changes something. */
const REFUSALS = new Set<number | string | undefined>([
  2, // BadValue
  9, // FailedToParse
  13, // Unauthorized
  14, // TypeMismatch
  18, // AuthenticationFailed
  20, // IllegalOperation
  59, // CommandNotFound
  67, // CannotCreateIndex
  72, // InvalidOptions
  85, // IndexOptionsConflict
  86, // IndexKeySpecsConflict
  121, // DocumentValidationFailure
  8000, // AtlasError, which hosted servers give for wrong credentials
  10334, // BSONObjectTooLarge
]);

const isRefusal = (error: MongoError): boolean =>
  error instanceof MongoAPIError || (error instanceof MongoServerError && REFUSALS.has(error.code));

/**
 * Maps every driver error to ReadModelsUnavailable: read models are unreachable, the outcome of a write is unknown, and
 * retrying is safe. A refusal of the call as such is a ReadModelsRefused.
 *
 * @throws ReadModelsUnavailable
 */
export const translateMongoErrors = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof MongoError)) throw error;
    if (isRefusal(error)) {
      throw new ReadModelsRefused(`MongoDB refuses a call for the read models: ${error.message}`, { cause: error });
    }
    throw new ReadModelsUnavailable(`the read models cannot be reached: ${error.message}`, { cause: error });
  }
};
