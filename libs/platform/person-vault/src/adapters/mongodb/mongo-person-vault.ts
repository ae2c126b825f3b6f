import { vietnameseText } from '@app/kernel';
import { MongoError, MongoServerError } from 'mongodb';
import type { AnyBulkWriteOperation, Collection, Db } from 'mongodb';
import { PersonsOfAnotherLog, PersonVault, VaultUnavailable, type PersonRecord } from '../../port/person-vault.js';

interface PersonDocument extends PersonRecord {
  readonly _id: string;
}

const DUPLICATE_KEY = 11_000;

/** Beside the persons, so that a copy of the collection contains it. No member has this id. */
interface LogDocument {
  readonly _id: 'log';
  readonly identity: string;
}

/** The log whose members have names here. */
export interface LogOfPersons {
  readonly identity: string;
  /** Whether names can be missing. */
  readonly hasMembers: boolean;
}

interface WaitingWrite {
  readonly operation: AnyBulkWriteOperation<PersonDocument>;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * Persons in MongoDB, shared by several processes. A write resolves once the servers have acknowledged it under the
 * connection's write concern. Writes queued during another write are sent together after it, in order, so the writes of one
 * process to one member keep their order; writes of different processes have none.
 *
 * No reader sees a forgotten record, but MongoDB does not overwrite it: it may remain in free space of the data files, in
 * the oplog and in backups until those are overwritten. Encrypted volumes protect it there.
 */
export class MongoPersonVault extends PersonVault {
  private waiting: WaitingWrite[] = [];
  private writing: Promise<void> | null = null;
  private closed = false;
  private isOfLog = false;
  private readonly persons: Collection<PersonDocument>;
  private readonly logs: Collection<LogDocument>;

  /**
   * Uses the collection `persons`. The caller owns the connection and closes it after the vault.
   *
   * @param currentLog asked before the first write; without it nothing is compared
   */
  constructor(
    private readonly database: Db,
    private readonly currentLog?: () => Promise<LogOfPersons>,
  ) {
    super();
    this.persons = database.collection('persons');
    this.logs = database.collection('persons');
  }

  /**
   * Makes the names those of this log, if they are nobody's yet.
   *
   * @throws PersonsOfAnotherLog when they are those of another log, or missing although the log has members; VaultUnavailable
   */
  async assertOfLog({ identity, hasMembers }: LogOfPersons): Promise<void> {
    const found = await this.reading(async () => {
      if (!hasMembers) await this.claim(identity);
      return this.logs.findOne({ _id: 'log' });
    });
    if (found?.identity !== identity) throw this.refused(found?.identity ?? null, identity);
    this.isOfLog = true;
  }

  /** Names that are nobody's become this log's. */
  private async claim(identity: string): Promise<void> {
    try {
      await this.logs.insertOne({ _id: 'log', identity });
    } catch (error) {
      if (!(error instanceof MongoServerError && error.code === DUPLICATE_KEY)) throw error;
    }
  }

  private refused(found: string | null, log: string): PersonsOfAnotherLog {
    const where = `the collection persons of the database ${this.database.databaseName}`;
    return new PersonsOfAnotherLog(
      found === null
        ? `${where} is missing, but EventStoreDB has events of members, whose names are nowhere else: restore it from a ` +
            `backup; if the names are lost for good, insert {_id: "log", identity: "${log}"} into it`
        : `${where} has the names of the members of the log ${found}, but EventStoreDB is the log ${log}: connect the two ` +
            'that belong together',
    );
  }

  override put(memberId: string, record: PersonRecord): Promise<void> {
    const { memberNumber, email, phone, jobTitle } = record;
    const replacement = { fullName: vietnameseText(record.fullName), memberNumber, email, phone, jobTitle };
    return this.write({ replaceOne: { filter: { _id: memberId }, replacement, upsert: true } });
  }

  override async amend(memberId: string, fields: Partial<PersonRecord>): Promise<void> {
    const { fullName, ...others } = fields;
    const $set = fullName === undefined ? others : { ...others, fullName: vietnameseText(fullName) };
    if (Object.keys($set).length > 0) await this.write({ updateOne: { filter: { _id: memberId }, update: { $set } } });
  }

  override async get(memberId: string): Promise<PersonRecord | null> {
    const found = await this.reading(() =>
      this.persons.findOne<PersonRecord>({ _id: memberId }, { projection: { _id: 0 } }),
    );
    // A document that was stored before persons had a job title lacks the field.
    return found && { ...found, jobTitle: found.jobTitle ?? null };
  }

  override async names(memberIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.reading(() =>
      this.persons.find({ _id: { $in: [...memberIds], $ne: 'log' } }, { projection: { fullName: 1 } }).toArray(),
    );
    return new Map(found.map(({ _id, fullName }) => [_id, fullName]));
  }

  override async memberIds(): Promise<readonly string[]> {
    const found = await this.reading(() =>
      this.persons.find({ _id: { $ne: 'log' } }, { projection: { _id: 1 } }).toArray(),
    );
    return found.map(({ _id }) => _id);
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

  /** Never rejects: each write settles its own promise. */
  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const writes = this.waiting;
      this.waiting = [];
      try {
        if (!this.isOfLog && this.currentLog) await this.assertOfLog(await this.currentLog());
        await this.persons.bulkWrite(writes.map(({ operation }) => operation));
        for (const { resolve } of writes) resolve();
      } catch (error) {
        const failure =
          error instanceof VaultUnavailable
            ? error
            : new VaultUnavailable('the person vault could not write', { cause: error });
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
