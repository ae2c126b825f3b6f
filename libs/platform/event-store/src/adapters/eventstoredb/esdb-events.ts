import type { AllStreamResolvedEvent, Position } from '@eventstore/db-client';
import { StoreUnavailable } from '../../port/errors.js';
import type { StoredEvent } from '../../port/stored-event.js';
import { dataText, metadataText } from './event-bytes.js';

/** An event as the client gives it, of any stream. */
export type EsdbEvent = NonNullable<AllStreamResolvedEvent['event']>;

/** The server counts revisions and positions in signed 64 bits; a position it does not know reads as −1 without a sign. */
export const MAX_INT64 = 2n ** 63n - 1n;

/**
 * Where the event is in `$all`, as one number.
 *
 * The server's positions are pairs: where the event was prepared and where it was committed. An event written over gRPC
 * commits itself, so both are the same and one number says both. Only explicit transactions of the old TCP clients have
 * two, and then order and resumption need both: such an event in a stream of ours cannot be placed.
 *
 * @throws StoreUnavailable for such an event, and where the server does not tell (before 22.6)
 */
export const logPositionOf = ({ streamId, revision, position }: EsdbEvent): bigint => {
  const place = scalarPosition(position);
  if (place !== null) return place;
  throw new StoreUnavailable(
    `${streamId}@${revision} cannot be placed in the log (commit/prepare ${position?.commit}/${position?.prepare}): ` +
      'written in an explicit transaction, or the server is older than 22.6',
    'not-written',
  );
};

/** The one number of a position, null where it has two or the server does not know it. */
export const scalarPosition = (position: Position | undefined): bigint | null =>
  position && position.commit === position.prepare && position.commit <= MAX_INT64 ? position.commit : null;

export const isBefore = (one: Position, other: Position): boolean =>
  one.commit < other.commit || (one.commit === other.commit && one.prepare < other.prepare);

/** The event in the port's shape. @throws StoreUnavailable when it cannot be placed */
export const storedEvent = (event: EsdbEvent): StoredEvent => ({
  stream: event.streamId,
  revision: event.revision,
  position: logPositionOf(event),
  id: event.id,
  type: event.type,
  data: dataText(event.data),
  metadata: metadataText(event.metadata),
});

/** What belongs to this log: streams of its categories, without the server's own events and links in them. */
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

  /** `$>` is a link; other types with a dollar are the server's. */
  includes({ streamId, type }: EsdbEvent): boolean {
    return !type.startsWith('$') && this.hasStream(streamId);
  }
}
