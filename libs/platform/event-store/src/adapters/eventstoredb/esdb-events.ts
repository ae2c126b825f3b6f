import type { AllStreamResolvedEvent, Position } from '@eventstore/db-client';
import { LogDamaged, StoreUnavailable } from '../../port/errors.js';
import type { StoredEvent } from '../../port/stored-event.js';
import { dataText, hashHere, metadataAndHash } from './event-bytes.js';

/** An event as the client returns it, of any stream. */
export type EsdbEvent = NonNullable<AllStreamResolvedEvent['event']>;

/** Revisions and positions are signed 64-bit integers. The server sends −1, read as unsigned, for a position it does not know. */
export const MAX_INT64 = 2n ** 63n - 1n;

/**
 * The event's `$all` position as one number.
 *
 * A server position is a pair (prepare, commit); an event written over gRPC has both equal. Only explicit transactions of
 * the old TCP clients differ, and such an event in a stream of this log cannot be ordered.
 *
 * @throws StoreUnavailable for such an event, and when the server sends no position (before 22.6)
 */
export const logPositionOf = ({ streamId, revision, position }: EsdbEvent): bigint => {
  const scalar = scalarPosition(position);
  if (scalar !== null) return scalar;
  throw new StoreUnavailable(
    `${streamId}@${revision} has no single position in the log (commit/prepare ${position?.commit}/${position?.prepare}): ` +
      'written in an explicit transaction, or the server is older than 22.6',
    'not-written',
  );
};

/** A position as one number; null when commit and prepare differ or the server does not know it. */
export const scalarPosition = (position: Position | undefined): bigint | null =>
  position && position.commit === position.prepare && position.commit <= MAX_INT64 ? position.commit : null;

export const isBefore = (one: Position, other: Position): boolean =>
  one.commit < other.commit || (one.commit === other.commit && one.prepare < other.prepare);

/**
 * Maps the client's event to the port's.
 *
 * @throws LogDamaged when it is not what was written there
 * @throws StoreUnavailable when its position is not one number
 */
export const storedEvent = (event: EsdbEvent): StoredEvent => {
  const { streamId: stream, revision, id, type } = event;
  const position = logPositionOf(event);
  const found = metadataAndHash(event.metadata);
  if (!found) throw new LogDamaged(position, stream, `revision ${revision} has no hash: another program wrote it`);
  const { metadata, hash } = found;
  const stored = { stream, revision, position, id, type, data: dataText(event.data), metadata };
  // An append that left the revision to the server could not hash it.
  if (hash !== hashHere(stream, revision, stored) && hash !== hashHere(stream, '-', stored)) {
    throw new LogDamaged(position, stream, `revision ${revision} is not what was written: its hash differs`);
  }
  return stored;
};

/** Which events belong to this log: those in streams of its categories, except the server's own events and links. */
export class CategoryFilter {
  private readonly categories: ReadonlySet<string>;

  constructor(categories: readonly string[]) {
    this.categories = new Set(categories);
  }

  get prefixes(): string[] {
    return [...this.categories].map((category) => `${category}-`);
  }

  hasStream(stream: string): boolean {
    const hyphen = stream.indexOf('-');
    return hyphen > 0 && this.categories.has(stream.slice(0, hyphen));
  }

  /** Type `$>` is a link; other types that begin with a dollar are the server's own. */
  includes({ streamId, type }: EsdbEvent): boolean {
    return !type.startsWith('$') && this.hasStream(streamId);
  }
}
