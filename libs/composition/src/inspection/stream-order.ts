import { crc32 } from 'node:zlib';
import type { EventStore, StoredEvent } from '@app/event-store';

/** Instead of a last revision: no event continues it. */
const SHARED = -3;

/**
 * Whether the events of each stream follow each other. It keeps a number for each stream, by the checksum of its name: the names
 * of millions would take hundreds of megabytes. Where two streams share a checksum it asks the store.
 */
export class StreamOrder {
  private readonly lastRevisions = new Map<number, number>();

  constructor(private readonly store: Pick<EventStore, 'readStream'>) {}

  /** Whether this event of the log, which is taken in order, is the next one of its stream. @throws LogDamaged */
  async isNext(event: StoredEvent): Promise<boolean> {
    return this.continues(event) || (await this.isConfirmed(event));
  }

  /** False also for a stream that shares its checksum. */
  private continues({ stream, revision }: StoredEvent): boolean {
    const key = crc32(stream) | 0;
    const known = this.lastRevisions.get(key) ?? -1;
    const continues = Number(revision) === known + 1;
    this.lastRevisions.set(key, continues ? Number(revision) : SHARED);
    return continues;
  }

  /** Whether the store has the previous event before this one. */
  private async isConfirmed({ stream, revision, position }: StoredEvent): Promise<boolean> {
    const expected = revision === 0n ? [revision] : [revision - 1n, revision];
    const found = await this.store.readStream(stream, { from: expected[0]!, limit: expected.length });
    return (
      found.length === expected.length &&
      found.every((event, index) => event.revision === expected[index]) &&
      found[0]!.position <= position &&
      found.at(-1)!.position === position
    );
  }
}
