import { LRUCache } from 'lru-cache';
import type { DomainEvent } from '@app/kernel';
import type { EventCodec, EventStore, RecordedEvent } from '@app/event-store';

/** A fold of streams. One object per kind of state, because the cache is keyed by it. */
export interface StreamFold<Event extends DomainEvent, State> {
  readonly initialState: State;
  evolve(state: State, event: Event, recorded: RecordedEvent<Event>): State;
}

export interface StreamState<State> {
  readonly state: State;
  /** Revision of the last event folded; null if the stream does not exist. */
  readonly revision: bigint | null;
}

/** The current read of a stream, and the next one, which callers wait for. */
interface InFlightReads {
  readonly current: Promise<StreamState<unknown>>;
  next?: Promise<StreamState<unknown>>;
}

/**
 * Caches the folded state of streams, for the facts of decisions (the tree, a mandate, a phase).
 *
 * Every `load` reads the events after the cached state, so the result is as fresh as a full read. LRU, bounded. Calls
 * for a state that is being read share the next read, which starts after these calls: many concurrent commands need the
 * same campaign and the same units, and on a server each read is a round trip.
 */
export class StreamStateCache {
  private readonly caches = new Map<object, LRUCache<string, StreamState<unknown>>>();
  private readonly inFlight = new Map<object, Map<string, InFlightReads>>();

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly capacityPerFold = 20_000,
  ) {}

  load<Event extends DomainEvent, State>(fold: StreamFold<Event, State>, stream: string): Promise<StreamState<State>> {
    let readsOfFold = this.inFlight.get(fold);
    if (!readsOfFold) this.inFlight.set(fold, (readsOfFold = new Map<string, InFlightReads>()));
    const reads = readsOfFold.get(stream);
    if (reads) {
      const again = (): Promise<StreamState<unknown>> => this.begin(readsOfFold, fold, stream);
      reads.next ??= reads.current.then(again, again);
      return reads.next as Promise<StreamState<State>>;
    }
    return this.begin(readsOfFold, fold, stream);
  }

  private begin<Event extends DomainEvent, State>(
    readsOfFold: Map<string, InFlightReads>,
    fold: StreamFold<Event, State>,
    stream: string,
  ): Promise<StreamState<State>> {
    const current = this.read(fold, stream).finally(() => {
      if (readsOfFold.get(stream) === reads && !reads.next) readsOfFold.delete(stream);
    });
    const reads: InFlightReads = { current };
    readsOfFold.set(stream, reads);
    return current;
  }

  private async read<Event extends DomainEvent, State>(
    fold: StreamFold<Event, State>,
    stream: string,
  ): Promise<StreamState<State>> {
    let cache = this.caches.get(fold);
    if (!cache) this.caches.set(fold, (cache = new LRUCache({ max: this.capacityPerFold })));
    const known = (cache.get(stream) as StreamState<State> | undefined) ?? {
      state: fold.initialState,
      revision: null,
    };
    const newEvents = await this.store.readStream(stream, { from: known.revision === null ? 0n : known.revision + 1n });
    const last = newEvents.at(-1);
    const fresh: StreamState<State> = last
      ? {
          state: newEvents.reduce((state, stored) => {
            const recorded = this.codec.decode<Event>(stored);
            return fold.evolve(state, recorded.event, recorded);
          }, known.state),
          revision: last.revision,
        }
      : known;
    if (fresh.revision !== null) cache.set(stream, fresh);
    return fresh;
  }

  /**
   * Stores the state after an append at exactly the revision of `before`, so that the next `load` need not read it
   * back. Does nothing if another state was cached meanwhile.
   */
  advance<Event extends DomainEvent, State>(
    fold: StreamFold<Event, State>,
    stream: string,
    before: StreamState<State>,
    after: StreamState<State>,
  ): void {
    const cache = this.caches.get(fold);
    if (cache && (cache.get(stream)?.revision ?? null) === before.revision) cache.set(stream, after);
  }
}
