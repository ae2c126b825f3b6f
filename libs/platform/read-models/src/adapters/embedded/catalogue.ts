import { crc32 } from 'node:zlib';
import type { SqliteDatabase, SqliteStatement } from '@app/sqlite';
import { ReadModelsDamaged, type ProjectionCheckpoint } from '../../port/view-store.js';

/** What to do about a file that cannot be used. */
export const REMEDY = 'stop the service, delete views.db, views.db-wal and views.db-shm; they are rebuilt from the log';

/** A collection version in the file. */
export interface BuiltVersion {
  readonly name: string;
  readonly version: number;
  /** JSON of the fields it was built with. */
  readonly fields: string;
  /** 1 when its indexes and search exist, else 0. */
  readonly indexed: number;
  /** 1 when readers see it, else 0. */
  readonly served: number;
}

interface CheckpointRow {
  readonly projection: string;
  readonly version: bigint;
  readonly position: bigint;
}

export const CATALOGUE_SCHEMA = `
  CREATE TABLE collection (
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    fields TEXT NOT NULL,
    indexed INTEGER NOT NULL,
    served INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (name, version)
  ) WITHOUT ROWID;
  CREATE TABLE checkpoint (
    projection TEXT NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (projection, version)
  ) WITHOUT ROWID;
`;

const checksumOf = (...values: readonly (string | number | bigint)[]): number => crc32(values.join('\n'));

/**
 * Which collection versions and checkpoints the file holds. Each row carries a CRC-32: a checkpoint with a flipped bit
 * would skip events without a word.
 *
 * Every method throws ReadModelsDamaged for a row that differs from what was stored.
 */
export class Catalogue {
  private readonly selectActive: SqliteStatement<[string], BuiltVersion & { checksum: number }>;
  private readonly selectVersion: SqliteStatement<[string, number], BuiltVersion & { checksum: number }>;
  private readonly selectVersions: SqliteStatement<[string], BuiltVersion & { checksum: number }>;
  private readonly selectCheckpoint: SqliteStatement<[string, number], CheckpointRow & { checksum: bigint }>;
  private readonly putCheckpoint: SqliteStatement<[string, number, bigint, number], never>;

  constructor(private readonly db: SqliteDatabase) {
    const columns = 'name, version, fields, indexed, served, checksum';
    this.selectActive = db.prepare(`SELECT ${columns} FROM collection WHERE name = ? AND served = 1`);
    this.selectVersion = db.prepare(`SELECT ${columns} FROM collection WHERE name = ? AND version = ?`);
    this.selectVersions = db.prepare(`SELECT ${columns} FROM collection WHERE name = ?`);
    this.selectCheckpoint = db.prepare(
      'SELECT projection, version, position, checksum FROM checkpoint WHERE projection = ? AND version = ?',
      { readBigInts: true },
    );
    this.putCheckpoint = db.prepare('INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?)');
  }

  active(name: string): BuiltVersion | undefined {
    return this.checkedVersion(this.selectActive.get(name));
  }

  built(name: string, version: number): BuiltVersion | undefined {
    return this.checkedVersion(this.selectVersion.get(name, version));
  }

  versionsOf(name: string): readonly BuiltVersion[] {
    return this.selectVersions.all(name).map((row) => this.checkedVersion(row)!);
  }

  store({ name, version, fields, indexed, served }: BuiltVersion): void {
    this.db
      .prepare('INSERT OR REPLACE INTO collection VALUES (?, ?, ?, ?, ?, ?)')
      .run(name, version, fields, indexed, served, checksumOf(name, version, fields, indexed, served));
  }

  remove(name: string, version: number, projection: string): void {
    this.db.prepare('DELETE FROM collection WHERE name = ? AND version = ?').run(name, version);
    this.db.prepare('DELETE FROM checkpoint WHERE projection = ? AND version = ?').run(projection, version);
  }

  checkpoint(projection: string, version: number): bigint | null {
    const row = this.selectCheckpoint.get(projection, version);
    return row ? this.checkedCheckpoint(row).position : null;
  }

  checkpoints(): readonly ProjectionCheckpoint[] {
    return this.db
      .prepare<[], CheckpointRow & { checksum: bigint }>(
        'SELECT projection, version, position, checksum FROM checkpoint ORDER BY projection, version',
        { readBigInts: true },
      )
      .all()
      .map((row) => this.checkedCheckpoint(row));
  }

  moveCheckpoint(projection: string, version: number, position: bigint): void {
    this.putCheckpoint.run(projection, version, position, checksumOf(projection, version, position));
  }

  private checkedVersion(row: (BuiltVersion & { checksum: number }) | undefined): BuiltVersion | undefined {
    if (!row) return undefined;
    const { name, version, fields, indexed, served, checksum } = row;
    if (checksum !== checksumOf(name, version, fields, indexed, served)) throw this.damaged(`collection ${name}`);
    return row;
  }

  private checkedCheckpoint({ projection, version, position, checksum }: CheckpointRow & { checksum: bigint }) {
    if (Number(checksum) !== checksumOf(projection, version, position))
      throw this.damaged(`checkpoint of ${projection}`);
    return { projection, version: Number(version), position };
  }

  private damaged(what: string): ReadModelsDamaged {
    return new ReadModelsDamaged(`${this.db.file}: the ${what} differs from what was stored: ${REMEDY}`);
  }
}
