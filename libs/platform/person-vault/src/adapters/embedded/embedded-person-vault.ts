import { DataFileRefused, makeFolder } from '@app/data-files';
import { nameKey, searchWords, vietnameseText } from '@app/kernel';
import {
  GroupCommitter,
  namedLog,
  nameLog,
  SqliteDatabase,
  usingDatabase,
  type SqliteStatement,
  type WriteRefusal,
  type WritingConnection,
  type WritingState,
} from '@app/sqlite';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { COLUMNS, checksumOf, storedPerson, type PersonRow } from './person-row.js';
import {
  PersonVault,
  VaultDiskFull,
  VaultUnavailable,
  type KnownPerson,
  type PersonRecord,
  type PersonSearch,
} from '../../port/person-vault.js';

/** Format 2 added `job_title`, format 3 the log's identity, format 4 checksums, format 5 what a search looks in. */
const FORMAT = 5;

const REMEDY = 'restore it from a backup of the same data folder';
/** Ids are one JSON parameter: with a parameter for each, every number of ids would need its own statement. */
const SELECT_BY_IDS = `SELECT ${COLUMNS} FROM person WHERE id IN (SELECT value FROM json_each(?))`;

export type { WritingState } from '@app/sqlite';

export interface EmbeddedPersonVaultOptions {
  /** The vault is the file `persons.db` in it. */
  readonly folder: string;
  /** Identity of the log whose members these are. A file of an older format is taken to be this log's. */
  readonly log: string;
  /** Whether a missing file is created. A log with members has lost their names when it is missing. Default: true. */
  readonly mayCreate?: boolean;
  /** Called whenever the disk fills up, has room again, or fails. */
  readonly onWritingState?: (state: WritingState) => void;
  /** Runs the COMMIT; replaced only to inject faults. */
  readonly runCommit?: (commit: () => void) => void;
}

const FULL_SYNC = 2;

const openPersons = (file: string, { folder, log, mayCreate = true }: EmbeddedPersonVaultOptions): SqliteDatabase => {
  if (!mayCreate && !existsSync(file)) throw lost(file, 'is missing');
  makeFolder(folder);
  const db = new SqliteDatabase(file);
  try {
    const format = formatOf(db, file);
    if (format === 0 && !mayCreate) throw lost(file, 'is empty');
    if (format === FORMAT) assertOfLog(db, file, log);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    if (db.pragma('synchronous')[0] !== FULL_SYNC) throw new Error(`${file}: synchronous=FULL was not accepted`);
    // A forgotten person must not remain in free pages of the file.
    db.pragma('secure_delete = ON');
    db.pragma('cache_size = -16000');
    if (format < FORMAT) db.transaction('IMMEDIATE', () => upgrade(db, format, log));
    // SQLite ignores what fails in a checkpoint of its own.
    db.pragma('wal_autocheckpoint = 0');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

const lost = (file: string, how: string): DataFileRefused =>
  new DataFileRefused(
    file,
    `${how}, but events.db beside it has events of members, whose names are in no other file`,
    `${REMEDY}; \`sangkien accept-loss\` goes on without the names`,
  );

/** 0 for an empty file. @throws DataFileRefused for a newer format and for a database of another program */
const formatOf = (db: SqliteDatabase, file: string): number => {
  const format = Number(db.pragma('user_version')[0]);
  if (format > FORMAT) {
    const found = `has format ${format}, this version knows ${FORMAT}`;
    throw new DataFileRefused(file, found, 'start the version of the service that wrote it');
  }
  const [tables] = db.prepare<[], [number]>('SELECT count(*) FROM sqlite_schema', { returnArrays: true }).get()!;
  if (format === 0 && tables > 0) throw new DataFileRefused(file, 'belongs to another program', REMEDY);
  return format;
};

/** @throws DataFileRefused */
const assertOfLog = (db: SqliteDatabase, file: string, log: string): void => {
  const found = namedLog(db);
  if (found === log) return;
  throw new DataFileRefused(
    file,
    `names the members of the log ${found ?? 'of no name'}, but events.db beside it is the log ${log}`,
    `${REMEDY}, and do not mix files of two folders`,
  );
};

const upgrade = (db: SqliteDatabase, format: number, log: string): void => {
  if (format === 0) {
    db.exec(
      `CREATE TABLE person (
         id TEXT PRIMARY KEY, full_name TEXT NOT NULL, member_number TEXT NOT NULL, email TEXT, phone TEXT,
         job_title TEXT, checksum INTEGER NOT NULL, name_key TEXT NOT NULL, words TEXT NOT NULL
       ) STRICT, WITHOUT ROWID`,
    );
  }
  if (format === 1) db.exec('ALTER TABLE person ADD COLUMN job_title TEXT');
  if (format > 0 && format < 4) addChecksums(db);
  if (format > 0) addSearch(db);
  db.exec('CREATE INDEX person_by_name ON person (name_key, id, words)');
  if (format < 3) nameLog(db, log);
  db.pragma(`user_version = ${FORMAT}`);
};

const addChecksums = (db: SqliteDatabase): void => {
  db.exec('ALTER TABLE person ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0');
  const update = db.prepare('UPDATE person SET checksum = ? WHERE id = ?');
  for (const row of db.prepare<[], PersonRow>(`SELECT ${COLUMNS} FROM person`, { returnArrays: true }).all()) {
    update.run(checksumOf(row), row[0]);
  }
};

/** What a search looks in: the key names are sorted by, and a blank before each word of the name and the number. */
const searchColumns = (fullName: string, memberNumber: string): readonly [nameKey: string, words: string] => [
  nameKey(fullName),
  searchWords(`${fullName} ${memberNumber}`)
    .map((word) => ` ${word}`)
    .join(''),
];

const addSearch = (db: SqliteDatabase): void => {
  db.exec("ALTER TABLE person ADD COLUMN name_key TEXT NOT NULL DEFAULT ''");
  db.exec("ALTER TABLE person ADD COLUMN words TEXT NOT NULL DEFAULT ''");
  const update = db.prepare('UPDATE person SET name_key = ?, words = ? WHERE id = ?');
  for (const [id, fullName, number] of db
    .prepare<[], PersonRow>(`SELECT ${COLUMNS} FROM person`, { returnArrays: true })
    .all()) {
    update.run(...searchColumns(fullName, number), id);
  }
};

const refusalError = ({ reason, message, cause }: WriteRefusal): VaultUnavailable =>
  new (reason === 'disk-full' ? VaultDiskFull : VaultUnavailable)(message, { cause });

/** A checkpoint after this many writes: a WAL of a few MB. */
const CHECKPOINT_EVERY = 1_000;

/** One statement at most changes the file, so there is nothing to undo when it fails. */
type PersonWrite = (persons: PersonsConnection) => void;

class PersonsConnection implements WritingConnection<PersonWrite, void> {
  private readonly upsert: SqliteStatement<[...PersonRow, nameKey: string, words: string], never>;
  private readonly select: SqliteStatement<[string], PersonRow>;
  private readonly selectByIds: SqliteStatement<[string], PersonRow>;
  private readonly keyOf: SqliteStatement<[string], [string]>;
  private readonly remove: SqliteStatement<[string], never>;
  private hasChanges = false;

  constructor(readonly db: SqliteDatabase) {
    this.upsert = db.prepare(
      `INSERT OR REPLACE INTO person (${COLUMNS}, name_key, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.select = db.prepare(`SELECT ${COLUMNS} FROM person WHERE id = ?`, { returnArrays: true });
    this.selectByIds = db.prepare(SELECT_BY_IDS, { returnArrays: true });
    this.keyOf = db.prepare('SELECT name_key FROM person WHERE id = ?', { returnArrays: true });
    this.remove = db.prepare('DELETE FROM person WHERE id = ?');
  }

  store(memberId: string, { fullName, memberNumber, email, phone, jobTitle }: PersonRecord): void {
    const values = [memberId, vietnameseText(fullName), memberNumber, email, phone, jobTitle] as const;
    this.upsert.run(...values, checksumOf(values), ...searchColumns(values[1], memberNumber));
  }

  forget(memberId: string): void {
    this.remove.run(memberId);
  }

  record(memberId: string): PersonRecord | null {
    const row = this.select.get(memberId);
    return row ? storedPerson(memberId, row) : null;
  }

  names(memberIds: readonly string[]): ReadonlyMap<string, string> {
    const rows = this.selectByIds.all(JSON.stringify(memberIds));
    return new Map(rows.map((row) => [row[0], storedPerson(row[0], row).fullName]));
  }

  find({ search, among, after, limit }: PersonSearch): readonly KnownPerson[] | null {
    const words = search === undefined ? [] : searchWords(search);
    if (search !== undefined && words.length === 0) return [];
    const [key] = after === undefined ? [''] : (this.keyOf.get(after) ?? []);
    if (key === undefined) return null;
    const tests = words.map(() => ' AND instr(words, ?)').join('');
    // A few members are found by their ids and then sorted, all others in the order of the index.
    const [from, few] = among
      ? ['', ' AND id IN (SELECT value FROM json_each(?))']
      : [' INDEXED BY person_by_name', ''];
    const rows = this.db
      .prepare<readonly (string | number)[], PersonRow>(
        `SELECT ${COLUMNS} FROM person${from} WHERE (name_key, id) > (?, ?)${tests}${few}
           ORDER BY name_key, id LIMIT ?`,
        { returnArrays: true },
      )
      .all(key, after ?? '', ...words.map((word) => ` ${word}`), ...(among ? [JSON.stringify(among)] : []), limit);
    return rows.map((row) => ({ memberId: row[0], ...storedPerson(row[0], row) }));
  }

  ids(): readonly string[] {
    return this.db
      .prepare<[], [string]>('SELECT id FROM person', { returnArrays: true })
      .all()
      .map(([id]) => id);
  }

  write(write: PersonWrite): void {
    write(this);
    this.hasChanges = true;
  }

  undo(): void {}

  committed(): boolean {
    const changed = this.hasChanges;
    this.hasChanges = false;
    return changed;
  }

  rolledBack(): void {
    this.hasChanges = false;
  }
}

/**
 * Persons in one SQLite file, `persons.db`, separate from the log so that it can be backed up, moved and erased by its own
 * rules. Commits follow the rule of the log: writes queued in one turn of the event loop share one transaction and one
 * fsync; a full disk is waited for, and any other failed commit ends writing.
 *
 * A forgotten record is overwritten in the database file. A copy may remain in the WAL until its next checkpoint; `forget`
 * runs one before it resolves, and so does closing.
 */
export class EmbeddedPersonVault extends PersonVault {
  private closed = false;

  private constructor(private readonly committer: GroupCommitter<PersonWrite, void, PersonsConnection>) {
    super();
  }

  /** @throws DataFileRefused for a file that is missing, damaged, of a newer format or of another log */
  static open(options: EmbeddedPersonVaultOptions): EmbeddedPersonVault {
    const { onWritingState, runCommit } = options;
    const file = join(options.folder, 'persons.db');
    let { mayCreate = true } = options;
    const connect = (): PersonsConnection => {
      const persons = new PersonsConnection(openPersons(file, { ...options, mayCreate }));
      // A file that is gone when it is read again was lost.
      mayCreate = false;
      return persons;
    };
    return usingDatabase(
      file,
      REMEDY,
      () =>
        new EmbeddedPersonVault(
          new GroupCommitter<PersonWrite, void, PersonsConnection>({
            connect,
            refusalError,
            codesOfOneWrite: ['SQLITE_CONSTRAINT', 'SQLITE_MISMATCH'],
            checkpointEvery: CHECKPOINT_EVERY,
            ...(onWritingState && { onState: onWritingState }),
            ...(runCommit && { runCommit }),
          }),
        ),
    );
  }

  override put(memberId: string, record: PersonRecord): Promise<void> {
    return this.write((persons) => persons.store(memberId, record));
  }

  override amend(memberId: string, fields: Partial<PersonRecord>): Promise<void> {
    return this.write((persons) => {
      const record = persons.record(memberId);
      if (record) persons.store(memberId, { ...record, ...fields });
    });
  }

  override async get(memberId: string): Promise<PersonRecord | null> {
    return this.read((persons) => persons.record(memberId));
  }

  override async names(memberIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.read((persons) => persons.names(memberIds));
  }

  override async find(search: PersonSearch): Promise<readonly KnownPerson[] | null> {
    return this.read((persons) => persons.find(search));
  }

  override async memberIds(): Promise<readonly string[]> {
    return this.read((persons) => persons.ids());
  }

  override async forget(memberId: string): Promise<void> {
    await this.write((persons) => persons.forget(memberId));
    if (this.closed) return;
    const cause = this.committer.checkpoint('TRUNCATE');
    if (!cause) return;
    const { kind } = this.committer.state;
    const message = `${memberId} is forgotten, but a copy may remain in the WAL: ${cause.message}`;
    throw new (kind === 'disk-full' ? VaultDiskFull : VaultUnavailable)(message, { cause });
  }

  override async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.committer.flush();
    this.committer.connection.db.close();
  }

  private read<Result>(read: (persons: PersonsConnection) => Result): Result {
    this.assertOpen();
    try {
      return read(this.committer.connection);
    } catch (error) {
      if (error instanceof VaultUnavailable) throw error;
      throw new VaultUnavailable('the person vault cannot be read', { cause: error });
    }
  }

  private async write(write: PersonWrite): Promise<void> {
    this.assertOpen();
    try {
      await this.committer.write(write);
    } catch (error) {
      if (error instanceof VaultUnavailable) throw error;
      throw new VaultUnavailable('the person vault could not write', { cause: error });
    }
  }

  private assertOpen(): void {
    if (this.closed) throw new VaultUnavailable('the person vault is closed');
  }
}
