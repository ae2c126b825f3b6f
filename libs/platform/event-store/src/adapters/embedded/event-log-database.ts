import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { nameLog, SqliteDatabase, usingDatabase } from '@app/sqlite';
import { StoreUnavailable } from '../../port/errors.js';
import { makeDurable, assertDurable } from './durability.js';

/** Format of the data folder this code reads and writes, stored in the header of `events.db` (user_version). */
export const FORMAT = 4;

/** Identifies `events.db` as a log of this service, in its header. */
const APPLICATION_ID = 0x53_4b_45_56;

const SCHEMA = `
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    hash BLOB NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  CREATE TABLE streams (
    stream TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
`;

const REMEDY =
  'restore it, with its events.db-wal, from a backup of the data folder, or set SANGKIEN_DATA to another folder';

export const eventLogFile = (folder: string): string => join(folder, 'events.db');

/**
 * One connection to a folder's log, with durable commits. A writer creates a missing log.
 *
 * @throws StoreUnavailable for a folder without a log (reader), a file that is not a log of this service, a newer format;
 * DataFileRefused where it cannot be read or written
 */
export const openEventLog = (folder: string, mode: 'writer' | 'reader', busyTimeoutMs: number): SqliteDatabase => {
  const file = eventLogFile(folder);
  return usingDatabase(file, REMEDY, () => openFile(file, folder, mode, busyTimeoutMs));
};

const openFile = (file: string, folder: string, mode: 'writer' | 'reader', busyTimeoutMs: number): SqliteDatabase => {
  const readonly = mode === 'reader';
  const db = connect(file, readonly, busyTimeoutMs);
  try {
    const created = containsLog(db, file);
    if (!created && readonly) throw new StoreUnavailable(`no event store in ${folder} yet`, 'not-written');
    if (!created) db.pragma('page_size = 4096');
    if (!readonly) db.pragma('journal_mode = WAL');
    makeDurable(db);
    // A writer reads streams from all over the file; a reader follows the log or a single stream.
    db.pragma(`cache_size = ${readonly ? -4_000 : -8_000}`);
    if (!created) createLog(db);
    assertDurable(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

const createLog = (db: SqliteDatabase): void => {
  db.transaction('IMMEDIATE', () => {
    db.exec(SCHEMA);
    nameLog(db, randomUUID());
  });
};

const connect = (file: string, readOnly: boolean, busyTimeoutMs: number): SqliteDatabase => {
  try {
    return new SqliteDatabase(file, { readOnly, busyTimeoutMs });
  } catch (error) {
    throw new StoreUnavailable(
      `cannot open ${file}: ${String(error)}; let the user of the service read and write it and its folder`,
      'not-written',
      { cause: error },
    );
  }
};

/** False for an empty file. @throws StoreUnavailable for a file that is not a log of this format */
const containsLog = (db: SqliteDatabase, file: string): boolean => {
  const { applicationId, format, tables } = readHeader(db, file);
  if (applicationId === 0 && format === 0 && tables === 0) return false;
  if (applicationId !== APPLICATION_ID)
    throw new StoreUnavailable(`${file} belongs to another program: ${REMEDY}`, 'not-written');
  if (format !== FORMAT) {
    const message = `${file} has format ${format}, this version of the service knows format ${FORMAT}: start the version that wrote it`;
    throw new StoreUnavailable(message, 'not-written');
  }
  return true;
};

const readHeader = (
  db: SqliteDatabase,
  file: string,
): { readonly applicationId: number; readonly format: number; readonly tables: number } => {
  try {
    const [applicationId] = db.pragma('application_id');
    const [format] = db.pragma('user_version');
    const [tables] = db.prepare<[], [number]>('SELECT count(*) FROM sqlite_schema', { returnArrays: true }).get()!;
    return { applicationId: Number(applicationId), format: Number(format), tables };
  } catch (error) {
    throw new StoreUnavailable(`${file} cannot be read as an event store: ${String(error)}; ${REMEDY}`, 'not-written', {
      cause: error,
    });
  }
};

/** What SQLite finds wrong with a folder's log, which may be in use; empty for a sound file. It writes nothing. */
export const faultsOfEventLog = (folder: string): readonly string[] => {
  const db = connect(eventLogFile(folder), true, 5_000);
  try {
    return db.faults();
  } finally {
    db.close();
  }
};
