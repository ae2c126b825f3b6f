import { nfc } from '@app/kernel';
import { MongoClient, MongoError } from 'mongodb';
import type { AnyBulkWriteOperation, Collection } from 'mongodb';
import { PersonVault, VaultUnavailable, type PersonRecord } from '../../port/person-vault.js';

interface PersonDocument extends PersonRecord {
  readonly _id: string;
}

interface WaitingWrite {
  readonly operation: AnyBulkWriteOperation<PersonDocument>;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export interface MongoPersonVaultOptions {
  /** The database is the one it names, else `sangkien`; persons are in its collection `persons`. */
  readonly url: string;
  /** How long a call looks for a server that can serve it. Default: 5 000 ms. */
  readonly unreachableAfterMs?: number;
}

/** The database's name stands between the hosts and the options. */
const DATABASE = /^[^/]*\/\/[^/]*\/([^?]+)/;

/**
 * Persons in MongoDB, for several processes that share them. A write resolves when a majority of the servers has it in the
 * journal. Writes that wait while another is under way go out together after it, in the order they came, so those of one
 * process for one member keep their order; processes are not kept apart.
 *
 * What was forgotten is gone for every reader, but MongoDB does not overwrite it: it may remain in free space of its files,
 * in the log it replicates by and in backups until those are written anew. Encrypted volumes are for that.
 */
export class MongoPersonVault extends PersonVault {
  private waiting: WaitingWrite[] = [];
  private writing: Promise<void> | null = null;
  private closed = false;

  private constructor(
    private readonly client: MongoClient,
    private readonly persons: Collection<PersonDocument>,
  ) {
    super();
  }

  /**
   * Connects with the first call.
   *
   * @throws VaultUnavailable when `url` is no connection string; the message does not repeat it, since it may hold a password
   */
  static open({ url, unreachableAfterMs = 5_000 }: MongoPersonVaultOptions): MongoPersonVault {
    try {
      const client = new MongoClient(url, {
        appName: 'sangkien',
        readPreference: 'primary',
        writeConcern: { w: 'majority', journal: true },
        retryReads: true,
        retryWrites: true,
        serverSelectionTimeoutMS: unreachableAfterMs,
        waitQueueTimeoutMS: unreachableAfterMs,
        connectTimeoutMS: 5_000,
        socketTimeoutMS: 60_000,
      });
      // A client whose first connection failed keeps what it failed with, and would fail by it for ever.
      client.on('topologyClosed', () => Object.assign(client, { topology: undefined }));
      const database = client.db(decodeURIComponent(DATABASE.exec(url)?.[1] ?? 'sangkien'));
      return new MongoPersonVault(client, database.collection('persons'));
    } catch {
      throw new VaultUnavailable('the person vault was given no MongoDB connection string');
    }
  }

  override put(memberId: string, record: PersonRecord): Promise<void> {
    const { memberNumber, email, phone } = record;
    const replacement = { fullName: nfc(record.fullName), memberNumber, email, phone };
    return this.write({ replaceOne: { filter: { _id: memberId }, replacement, upsert: true } });
  }

  override get(memberId: string): Promise<PersonRecord | null> {
    return this.reading(() => this.persons.findOne<PersonRecord>({ _id: memberId }, { projection: { _id: 0 } }));
  }

  override async names(memberIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.reading(() =>
      this.persons.find({ _id: { $in: [...memberIds] } }, { projection: { fullName: 1 } }).toArray(),
    );
    return new Map(found.map(({ _id, fullName }) => [_id, fullName]));
  }

  override forget(memberId: string): Promise<void> {
    return this.write({ deleteOne: { filter: { _id: memberId } } });
  }

  override async close(): Promise<void> {
    this.closed = true;
    await this.writing;
    await this.client.close();
  }

  private write(operation: WaitingWrite['operation']): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(new VaultUnavailable('the person vault is closed'));
      this.waiting.push({ operation, resolve, reject });
      this.writing ??= this.writeAll();
    });
  }

  /** Never rejects: each write is told by itself. */
  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const writes = this.waiting;
      this.waiting = [];
      try {
        await this.persons.bulkWrite(writes.map(({ operation }) => operation));
        for (const { resolve } of writes) resolve();
      } catch (error) {
        const failure = new VaultUnavailable('the person vault could not write', { cause: error });
        for (const { reject } of writes) reject(failure);
      }
    }
    this.writing = null;
  }

  private async reading<Found>(read: () => Promise<Found>): Promise<Found> {
    if (this.closed) throw new VaultUnavailable('the person vault is closed');
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof MongoError)) throw error;
      throw new VaultUnavailable(`the person vault cannot be reached: ${error.message}`, { cause: error });
    }
  }
}
