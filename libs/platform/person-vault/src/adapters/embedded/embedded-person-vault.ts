import { nfc } from '@app/kernel';
import { SqliteDatabase, type SqliteStatement } from '@app/sqlite';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PersonVault, VaultUnavailable, type PersonRecord } from '../../port/person-vault.js';

/** Format 2 added `job_title`. */
const FORMAT = 2;
/** Ids are one JSON parameter: with a parameter for each, every number of ids would need its own statement. */
const SELECT_NAMES = 'SELECT id, full_name FROM person WHERE id IN (SELECT value FROM json_each(?))';

interface PersonRow {
  readonly full_name: string;
  readonly member_number: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly job_title: string | null;
}

interface WaitingWrite {
  readonly run: () => void;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

const FULL_SYNC = 2;

const openPersons = (folder: string): SqliteDatabase => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'persons.db');
  const db = new SqliteDatabase(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    if (db.pragma('synchronous')[0] !== FULL_SYNC) throw new Error(`${file}: synchronous=FULL was not accepted`);
    // A forgotten person must not remain in free pages of the file.
    db.pragma('secure_delete = ON');
    db.pragma('cache_size = -16000');
    const format = Number(db.pragma('user_version')[0]);
    if (format > FORMAT) throw new Error(`${file} has format ${format}, this version knows ${FORMAT}`);
    db.exec(
      `CREATE TABLE IF NOT EXISTS person (
         id TEXT PRIMARY KEY, full_name TEXT NOT NULL, member_number TEXT NOT NULL, email TEXT, phone TEXT,
         job_title TEXT
       ) STRICT, WITHOUT ROWID`,
    );
    if (format === 1) db.exec('ALTER TABLE person ADD COLUMN job_title TEXT');
    db.pragma(`user_version = ${FORMAT}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/**
 * Persons in one SQLite file, `persons.db`, separate from the log so that it can be backed up, moved and erased by its own
 * rules. Writes queued in one turn of the event loop share one transaction and one fsync.
 *
 * A forgotten record is overwritten in the database file. A copy may remain in the WAL until its next checkpoint; `forget`
 * runs one before it resolves, and so does closing.
 */
export class EmbeddedPersonVault extends PersonVault {
  private readonly upsert: SqliteStatement<[string, ...(string | null)[]], never>;
  private readonly select: SqliteStatement<[string], PersonRow>;
  private readonly selectNames: SqliteStatement<[string], readonly [string, string]>;
  private readonly remove: SqliteStatement<[string], never>;
  private waiting: WaitingWrite[] = [];
  private closed = false;

  private constructor(private readonly db: SqliteDatabase) {
    super();
    this.upsert = db.prepare(
      `INSERT INTO person (id, full_name, member_number, email, phone, job_title) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET full_name = excluded.full_name, member_number = excluded.member_number,
         email = excluded.email, phone = excluded.phone, job_title = excluded.job_title`,
    );
    this.select = db.prepare('SELECT full_name, member_number, email, phone, job_title FROM person WHERE id = ?');
    this.selectNames = db.prepare(SELECT_NAMES, { returnArrays: true });
    this.remove = db.prepare('DELETE FROM person WHERE id = ?');
  }

  /** @throws Error when the file has a newer format */
  static open({ folder }: { readonly folder: string }): EmbeddedPersonVault {
    return new EmbeddedPersonVault(openPersons(folder));
  }

  override put(memberId: string, record: PersonRecord): Promise<void> {
    return this.write(() => this.store(memberId, record));
  }

  override amend(memberId: string, fields: Partial<PersonRecord>): Promise<void> {
    return this.write(() => {
      const record = this.read(memberId);
      if (record) this.store(memberId, { ...record, ...fields });
    });
  }

  override async get(memberId: string): Promise<PersonRecord | null> {
    this.assertOpen();
    return this.read(memberId);
  }

  override async names(memberIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    this.assertOpen();
    return new Map(this.selectNames.all(JSON.stringify(memberIds)));
  }

  override async forget(memberId: string): Promise<void> {
    await this.write(() => this.remove.run(memberId));
    if (this.db.isOpen) this.db.pragma('wal_checkpoint(TRUNCATE)');
  }

  override async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.commit();
    this.db.close();
  }

  private store(memberId: string, { fullName, memberNumber, email, phone, jobTitle }: PersonRecord): void {
    this.upsert.run(memberId, nfc(fullName), memberNumber, email, phone, jobTitle);
  }

  private read(memberId: string): PersonRecord | null {
    const row = this.select.get(memberId);
    if (!row) return null;
    return {
      fullName: row.full_name,
      memberNumber: row.member_number,
      email: row.email,
      phone: row.phone,
      jobTitle: row.job_title,
    };
  }

  private write(run: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(new VaultUnavailable('the person vault is closed'));
      this.waiting.push({ run, resolve, reject });
      if (this.waiting.length === 1) setImmediate(() => this.commit());
    });
  }

  private commit(): void {
    const writes = this.waiting;
    this.waiting = [];
    if (this.succeeds(writes) || writes.length === 1) return;
    for (const write of writes) this.succeeds([write]);
  }

  /** Returns false when the group failed. A single write is then rejected; the caller retries a larger group one by one. */
  private succeeds(writes: readonly WaitingWrite[]): boolean {
    try {
      this.db.transaction('DEFERRED', () => {
        for (const { run } of writes) run();
      });
      for (const { resolve } of writes) resolve();
      return true;
    } catch (error) {
      if (writes.length === 1) {
        writes[0]!.reject(new VaultUnavailable('the person vault could not write', { cause: error }));
      }
      return false;
    }
  }

  private assertOpen(): void {
    if (this.closed) throw new VaultUnavailable('the person vault is closed');
  }
}
