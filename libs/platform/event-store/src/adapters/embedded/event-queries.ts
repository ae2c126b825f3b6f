import { namedLog, type SqliteDatabase, type SqliteStatement } from '@app/sqlite';
import { eventHash } from '../../event-hash/event-hash.js';
import { LogDamaged } from '../../port/errors.js';
import type { ReadStreamOptions } from '../../port/event-store.js';
import type { StoredEvent } from '../../port/stored-event.js';
import { NO_STREAM } from '../append-rules.js';

type StreamRow = [
  position: number,
  revision: number,
  id: string,
  type: string,
  data: string,
  metadata: string,
  hash: string,
];
type LogRow = [...StreamRow, stream: string];

const COLUMNS = 'position, revision, id, type, data, metadata, lower(hex(hash))';
const ROWS = { returnArrays: true };

/** Positions and revisions stay below 2^53 in the file, so a larger bound means "after the end". */
const clampToSafeInteger = (value: bigint): number =>
  value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Math.max(Number(value), -1);

/** A flipped bit may turn a text into a blob of the same bytes, and whoever hashes a blob gets the text's hash. */
const isIntact = (stream: string, [position, revision, id, type, data, metadata, hash]: StreamRow | LogRow): boolean =>
  typeof data === 'string' &&
  typeof metadata === 'string' &&
  eventHash({ index: position, stream, revision }, { id, type, data, metadata }) === hash;

/** @throws LogDamaged unless the row is what was written there */
const verifiedEvent = (stream: string, row: StreamRow | LogRow): StoredEvent => {
  const [position, revision, id, type, data, metadata] = row;
  if (isIntact(stream, row)) {
    return { stream, revision: BigInt(revision), position: BigInt(position), id, type, data, metadata };
  }
  throw new LogDamaged(BigInt(position), stream, `revision ${revision} is not what was written: its hash differs`);
};

/** The queries of one connection. Each reads all its rows before it returns, so no snapshot stays open. */
export class EventQueries {
  private readonly forward: SqliteStatement<[string, number, number], StreamRow>;
  private readonly backward: SqliteStatement<[string, number, number], StreamRow>;
  private readonly after: SqliteStatement<[number, number], LogRow>;
  private readonly ends: SqliteStatement<
    [string, string],
    [indexed: number | null, recorded: number | null, position: number | null]
  >;
  private readonly last: SqliteStatement<[], [number | null]>;

  constructor(private readonly db: SqliteDatabase) {
    const ofStream = (range: string): SqliteStatement<[string, number, number], StreamRow> =>
      db.prepare(`SELECT ${COLUMNS} FROM events WHERE stream = ? AND revision ${range} LIMIT ?`, ROWS);
    this.forward = ofStream('>= ? ORDER BY revision');
    this.backward = ofStream('<= ? ORDER BY revision DESC');
    this.after = db.prepare(`SELECT ${COLUMNS}, stream FROM events WHERE position > ? ORDER BY position LIMIT ?`, ROWS);
    this.ends = db.prepare(
      `SELECT indexed, revision, position
         FROM (SELECT max(revision) AS indexed FROM events WHERE stream = ?) LEFT JOIN streams ON stream = ?`,
      ROWS,
    );
    this.last = db.prepare('SELECT max(position) FROM events', ROWS);
  }

  /**
   * The stream's last revision. A damaged index may have lost the last event, and then nothing else in the index disagrees;
   * therefore a second table says where the stream ends.
   *
   * @throws LogDamaged when the index ends earlier
   */
  lastRevision(stream: string): number {
    const [indexed, recorded, position] = this.ends.get(stream, stream)!;
    const revision = indexed ?? NO_STREAM;
    if (recorded === null || revision >= recorded) return revision;
    throw new LogDamaged(BigInt(position!), stream, `revision ${recorded} is missing`);
  }

  /**
   * @param end a revision that the stream has reached
   * @throws LogDamaged for a changed event, a hole, and fewer events than there were
   */
  readStream(
    stream: string,
    { from, direction = 'forward', limit = Infinity }: ReadStreamOptions,
    end = this.lastRevision(stream),
  ): StoredEvent[] {
    const isForward = direction === 'forward';
    const first = clampToSafeInteger(from ?? (isForward ? 0n : BigInt(Number.MAX_SAFE_INTEGER)));
    const rows = (isForward ? this.forward : this.backward).all(stream, first, limit === Infinity ? -1 : limit);
    const start = isForward ? Math.max(first, 0) : Math.max(Math.min(first, end), rows[0]?.[1] ?? NO_STREAM);
    let expected = start;
    const events = rows.map((row) => {
      if (row[1] !== expected) throw new LogDamaged(BigInt(row[0]), stream, `revision ${expected} is missing`);
      expected += isForward ? 1 : -1;
      return verifiedEvent(stream, row);
    });
    if (events.length >= Math.min(limit, isForward ? end - start + 1 : start + 1)) return events;
    throw new LogDamaged(events.at(-1)?.position ?? null, stream, `revision ${expected} is missing`);
  }

  /** Verifies each event as it is taken. @throws LogDamaged, which ends it, for a changed event or a hole */
  *readAll(after: bigint | undefined, limit: number): Generator<StoredEvent, void, undefined> {
    const previous = clampToSafeInteger(after ?? -1n);
    let expected = previous + 1;
    for (const row of this.after.all(previous, limit)) {
      const [position, stream] = [row[0], row[7]];
      if (position !== expected) {
        throw new LogDamaged(
          BigInt(expected),
          null,
          `the event at this position is missing; the next is at ${position}`,
        );
      }
      expected += 1;
      yield verifiedEvent(stream, row);
    }
  }

  head(): number | null {
    return this.last.get()![0];
  }

  /** @throws LogDamaged when the log has lost it */
  identity(): string {
    const identity = namedLog(this.db);
    if (identity === null) throw new LogDamaged(null, null, 'its identity is missing');
    return identity;
  }
}
