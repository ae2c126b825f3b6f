import type Database from 'better-sqlite3';
import type { ReadStreamOptions } from '../../port/event-store.js';
import type { StoredEvent } from '../../port/stored-event.js';

type StreamRow = [position: number, revision: number, id: string, type: string, data: string, metadata: string];
type LogRow = [...StreamRow, stream: string];

const COLUMNS = 'position, revision, id, type, data, metadata';
const NO_LIMIT = -1;

/** Positions and revisions stay below 2^53 in the file, so a larger bound means "after the end". */
const clampToSafeInteger = (value: bigint): number =>
  value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Math.max(Number(value), -1);

const storedEvent = (
  stream: string,
  [position, revision, id, type, data, metadata]: StreamRow | LogRow,
): StoredEvent => ({ stream, revision: BigInt(revision), position: BigInt(position), id, type, data, metadata });

/** The queries of one connection. Each reads all its rows before it returns, so no snapshot stays open. */
export class EventQueries {
  private readonly forward: Database.Statement<[string, number, number], StreamRow>;
  private readonly backward: Database.Statement<[string, number, number], StreamRow>;
  private readonly after: Database.Statement<[number, number], LogRow>;
  private readonly last: Database.Statement<[], number | null>;

  constructor(db: Database.Database) {
    const ofStream = (range: string): Database.Statement<[string, number, number], StreamRow> =>
      db
        .prepare<[string, number, number], StreamRow>(
          `SELECT ${COLUMNS} FROM events WHERE stream = ? AND revision ${range} LIMIT ?`,
        )
        .raw();
    this.forward = ofStream('>= ? ORDER BY revision');
    this.backward = ofStream('<= ? ORDER BY revision DESC');
    this.after = db
      .prepare<[number, number], LogRow>(
        `SELECT ${COLUMNS}, stream FROM events WHERE position > ? ORDER BY position LIMIT ?`,
      )
      .raw();
    this.last = db.prepare<[], number | null>('SELECT max(position) FROM events').pluck();
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
    return this.last.get() ?? null;
  }
}
