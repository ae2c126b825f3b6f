import { nameKey, searchWords, vietnameseText } from '@app/kernel';
import { MongoError, MongoServerError } from 'mongodb';
import type { AnyBulkWriteOperation, Collection, Db, Document } from 'mongodb';
import {
  PersonsOfAnotherLog,
  PersonVault,
  VaultUnavailable,
  type KnownPerson,
  type PersonRecord,
  type PersonSearch,
} from '../../port/person-vault.js';

/** What a search looks in, beside the record and gone with it. */
interface SearchedFields {
  readonly nameKey: string;
  readonly nameWords: readonly string[];
  readonly numberWords: readonly string[];
}

interface PersonDocument extends PersonRecord, SearchedFields {
  readonly _id: string;
}

const nameFields = (name: string): Pick<PersonDocument, 'fullName' | 'nameKey' | 'nameWords'> => {
  const fullName = vietnameseText(name);
  return { fullName, nameKey: nameKey(fullName), nameWords: searchWords(fullName) };
};

const numberFields = (memberNumber: string): Pick<PersonDocument, 'memberNumber' | 'numberWords'> => ({
  memberNumber,
  numberWords: searchWords(memberNumber),
});

const LAST_CHARACTER = '\u{10FFFF}';

/** The documents of persons of whom each word begins a word. */
const withWords = (words: readonly string[]): Document[] =>
  words.map((word) => {
    const begins = { $elemMatch: { $gte: word, $lt: `${word}${LAST_CHARACTER}` } };
    return { $or: [{ nameWords: begins }, { numberWords: begins }] };
  });

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

const WITHOUT_SEARCHED = { nameKey: 0, nameWords: 0, numberWords: 0 } as const;

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
  private isIndexed = false;
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
    const replacement = { ...nameFields(record.fullName), ...numberFields(memberNumber), email, phone, jobTitle };
    return this.write({ replaceOne: { filter: { _id: memberId }, replacement, upsert: true } });
  }

  override async amend(memberId: string, fields: Partial<PersonRecord>): Promise<void> {
    const { fullName, memberNumber, ...others } = fields;
    const $set = {
      ...others,
      ...(fullName !== undefined && nameFields(fullName)),
      ...(memberNumber !== undefined && numberFields(memberNumber)),
    };
    if (Object.keys($set).length > 0) await this.write({ updateOne: { filter: { _id: memberId }, update: { $set } } });
  }

  override async get(memberId: string): Promise<PersonRecord | null> {
    const found = await this.reading(() =>
      this.persons.findOne<PersonRecord>({ _id: memberId }, { projection: { _id: 0, ...WITHOUT_SEARCHED } }),
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

  override async find({ search, among, after, limit }: PersonSearch): Promise<readonly KnownPerson[] | null> {
    const words = search === undefined ? [] : searchWords(search);
    if (search !== undefined && words.length === 0) return [];
    return this.reading(async () => {
      await this.index();
      const last = after === undefined ? null : await this.persons.findOne({ _id: after });
      if (after !== undefined && !last) return null;
      const following = last && {
        $or: [{ nameKey: { $gt: last.nameKey } }, { nameKey: last.nameKey, _id: { $gt: last._id } }],
      };
      const found = await this.persons
        .find<PersonRecord & { _id: string }>(
          {
            $and: [
              { nameKey: { $exists: true } },
              ...withWords(words),
              ...(among ? [{ _id: { $in: [...among] } }] : []),
              ...(following ? [following] : []),
            ],
          },
          { projection: WITHOUT_SEARCHED },
        )
        .sort({ nameKey: 1, _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(({ _id, ...record }) => ({ memberId: _id, ...record, jobTitle: record.jobTitle ?? null }));
    });
  }

  /** Makes the index that lists are read by, before the first of them. */
  private async index(): Promise<void> {
    if (this.isIndexed) return;
    await this.persons.createIndex({ nameKey: 1, _id: 1 });
    this.isIndexed = true;
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
