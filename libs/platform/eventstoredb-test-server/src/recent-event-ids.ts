import type { StoredEvent } from '@app/event-store';

/**
 * The ids of the latest events: all the server looks at when a repeated append names no revision, so such repeats are
 * only recognised for a while (`IndexWriter.cs`: `_committedEvents`, a cache of 8 MiB). Here it is bounded by count.
 */
export class RecentEventIds {
  private readonly events = new Map<string, StoredEvent>();

  constructor(private readonly capacity = 100_000) {}

  add(event: StoredEvent): void {
    this.events.delete(event.id);
    this.events.set(event.id, event);
    if (this.events.size > this.capacity) this.events.delete(this.events.keys().next().value!);
  }

  /** Revisions in the stream of the first events, up to the first one that is not known there. */
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
