import { LRUCache } from 'lru-cache';
import type { StoredEvent } from '@app/event-store';

/**
 * The ids of the latest events: all the server looks at when a repeated append names no revision, so such repeats are
 * only recognised for a while (`IndexWriter.cs`: `_committedEvents`, a cache of 8 MiB). Here it is bounded by count.
 */
export class RecentEventIds {
  private readonly events: LRUCache<string, StoredEvent>;

  constructor(capacity = 100_000) {
    this.events = new LRUCache({ max: capacity });
  }

  add(event: StoredEvent): void {
    this.events.set(event.id, event);
  }

  /** Revisions in the stream of the first events, up to the first one that is not known there. */
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
