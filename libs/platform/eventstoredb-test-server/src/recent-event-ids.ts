import type { StoredEvent } from '@app/event-store';

/**
 * The ids of the latest events. The server compares only these when a retry names no revision, so it recognises such
 * retries only for a while (`IndexWriter.cs`: `_committedEvents`, a cache of 8 MiB). Here the limit is a count.
 */
export class RecentEventIds {
  /** The oldest first. An LRU cache would take its room at once, and specs start a server per test. */
  private readonly events = new Map<string, StoredEvent>();

  constructor(private readonly capacity = 100_000) {}

  add(event: StoredEvent): void {
    this.events.delete(event.id);
    this.events.set(event.id, event);
    const [oldest] = this.events.keys();
    if (this.events.size > this.capacity) this.events.delete(oldest!);
  }

  /** Revisions in the stream of the given events, up to the first unknown one. */
  revisions(stream: string, events: readonly { readonly id: string }[]): number[] {
    const revisions: number[] = [];
    for (const { id } of events) {
      const known = this.events.get(id);
      if (known?.stream !== stream) break;
      revisions.push(Number(known.revision));
    }
    return revisions;
  }
}
