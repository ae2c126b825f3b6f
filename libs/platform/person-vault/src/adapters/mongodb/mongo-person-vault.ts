import { nfc } from '@app/kernel';
import { MongoError } from 'mongodb';
import type { AnyBulkWriteOperation, Collection, Db } from 'mongodb';
import { PersonVault, VaultUnavailable, type PersonRecord } from '../../port/person-vault.js';

interface PersonDocument extends PersonRecord {
  readonly _id: string;
}

interface WaitingWrite {
  readonly operation: AnyBulkWriteOperation<PersonDocument>;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * Persons in MongoDB, for several processes that share them. A write resolves once the servers have acknowledged it as the
 * connection's write concern demands. Writes that wait while another is under way go out together after it, in the order
 * they came, so those of one process for one member keep their order; processes are not kept apart.
 *
 * What was forgotten is gone for every reader, but MongoDB does not overwrite it: it may remain in free space of its files,
 * in the log it replicates by and in backups until those are written anew. Encrypted volumes are for that.
 */
export class MongoPersonVault extends PersonVault {
  private waiting: WaitingWrite[] = [];
  private writing: Promise<void> | null = null;
  private closed = false;
  private readonly persons: Collection<PersonDocument>;

  /** In the collection `persons`. The connection is the caller's, to be closed after the vault. */
  constructor(database: Db) {
    super();
    this.persons = database.collection('persons');
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
