import type { SqliteDatabase, SqliteStatement } from '@app/sqlite';
import type { ReadStreamOptions } from '../../port/event-store.js';
import type { StoredEvent } from '../../port/stored-event.js';

type StreamRow = [position: number, revision: number, id: string, type: string, data: string, metadata: string];
type LogRow = [...StreamRow, stream: string];

const COLUMNS = 'position, revision, id, type, data, metadata';
const NO_LIMIT = -1;
const ROWS = { returnArrays: true };

/** Positions and revisions stay below 2^53 in the file, so a larger bound means "after the end". */
const clampToSafeInteger = (value: bigint): number =>
  value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Math.max(Number(value), -1);

const storedEvent = (
  stream: string,
  [position, revision, id, type, data, metadata]: StreamRow | LogRow,
): StoredEvent => ({ stream, revision: BigInt(revision), position: BigInt(position), id, type, data, metadata });

/** The queries of one connection. Each reads all its rows before it returns, so no snapshot stays open. */
export class EventQueries {
  private readonly forward: SqliteStatement<[string, number, number], StreamRow>;
  private readonly backward: SqliteStatement<[string, number, number], StreamRow>;
  private readonly after: SqliteStatement<[number, number], LogRow>;
  private readonly last: SqliteStatement<[], [number | null]>;
  private readonly ownIdentity: SqliteStatement<[], [string]>;

  constructor(db: SqliteDatabase) {
    const ofStream = (range: string): SqliteStatement<[string, number, number], StreamRow> =>
      db.prepare(`SELECT ${COLUMNS} FROM events WHERE stream = ? AND revision ${range} LIMIT ?`, ROWS);
    this.forward = ofStream('>= ? ORDER BY revision');
    this.backward = ofStream('<= ? ORDER BY revision DESC');
    this.after = db.prepare(`SELECT ${COLUMNS}, stream FROM events WHERE position > ? ORDER BY position LIMIT ?`, ROWS);
    this.last = db.prepare('SELECT max(position) FROM events', ROWS);
    this.ownIdentity = db.prepare('SELECT identity FROM log', ROWS);
  }

  readStream(stream: string, { from, direction = 'forward', limit = NO_LIMIT }: ReadStreamOptions): StoredEvent[] {
    const rows =
      direction === 'forward'
        ? this.forward.all(stream, clampToSafeInteger(from ?? 0n), limit)
        : this.backward.all(stream, clampToSafeInteger(from ?? BigInt(Number.MAX_SAFE_INTEGER)), limit);
    return rows.map((row) => storedEvent(stream, row));
  }

  readAll(after: bigint | undefined, limit: number): StoredEvent[] {
    return this.after.all(clampToSafeInteger(after ?? -1n), limit).map((row) => storedEvent(row[6], row));
  }

  head(): number | null {
    return this.last.get()![0];
  }

  /** @throws Error when the log has lost it */
  identity(): string {
    const row = this.ownIdentity.get();
    if (!row) throw new Error('its identity is missing');
    return row[0];
  }
}
