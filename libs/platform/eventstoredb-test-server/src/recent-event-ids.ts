import { LRUCache } from 'lru-cache';
import type { StoredEvent } from '@app/event-store';

/**
 * The ids of the latest events. The server compares only these when a retry names no revision, so it recognises such
 * retries only for a while (`IndexWriter.cs`: `_committedEvents`, a cache of 8 MiB). Here the limit is a count.
 */
export class RecentEventIds {
  private readonly events: LRUCache<string, StoredEvent>;

  constructor(capacity = 100_000) {
    this.events = new LRUCache({ max: capacity });
  }

  add(event: StoredEvent): void {
    this.events.set(event.id, event);
  }

  /** Revisions in the stream of the given events, up to the first unknown one. */
  revisions(stream: string, events: readonly { readonly id: string }[]): number[] {
    const revisions: number[] = [];
    for (const { id } of events) {
      const known = this.events.peek(id);
      if (known?.stream !== stream) break;
      revisions.push(Number(known.revision));
    }
    return revisions;
  }
}
