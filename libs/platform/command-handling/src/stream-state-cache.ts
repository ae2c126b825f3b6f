import { LRUCache } from 'lru-cache';
import type { DomainEvent } from '@app/kernel';
import type { EventCodec, EventStore, RecordedEvent } from '@app/event-store';

/** How a stream is folded. One object per kind of state: the cache is kept by it. */
export interface StreamFold<Event extends DomainEvent, State> {
  readonly initialState: State;
  evolve(state: State, event: Event, recorded: RecordedEvent<Event>): State;
}

export interface StreamState<State> {
  readonly state: State;
  /** Revision of the last event folded, null when the stream does not exist. */
  readonly revision: bigint | null;
}

/** The reading of one state that is under way, and the one after it, which somebody waits for. */
interface Readings {
  readonly current: Promise<StreamState<unknown>>;
  next?: Promise<StreamState<unknown>>;
}

/**
 * Folded streams for the facts a decision needs from elsewhere (the tree, a mandate, a phase).
 *
 * Every `load` asks the store for what came after the state it remembers, so the answer is as fresh as a full read; the
 * memory only saves reading old events again. Bounded: the least recently used streams are forgotten. Those who ask for
 * the same state while it is being read share the next reading, which begins after they asked: many commands at once lean
 * on the same campaign and the same units, and on a server each reading is a round trip.
 */
export class StreamStateCache {
  private readonly folds = new Map<object, LRUCache<string, StreamState<unknown>>>();
  private readonly readings = new Map<object, Map<string, Readings>>();

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly capacityPerFold = 20_000,
  ) {}

  load<Event extends DomainEvent, State>(fold: StreamFold<Event, State>, stream: string): Promise<StreamState<State>> {
    let ofFold = this.readings.get(fold);
    if (!ofFold) this.readings.set(fold, (ofFold = new Map<string, Readings>()));
    const inHand = ofFold.get(stream);
    if (inHand) {
      const again = (): Promise<StreamState<unknown>> => this.begin(ofFold, fold, stream);
      inHand.next ??= inHand.current.then(again, again);
      return inHand.next as Promise<StreamState<State>>;
    }
    return this.begin(ofFold, fold, stream);
  }

  private begin<Event extends DomainEvent, State>(
    ofFold: Map<string, Readings>,
    fold: StreamFold<Event, State>,
    stream: string,
  ): Promise<StreamState<State>> {
    const current = this.read(fold, stream).finally(() => {
      if (ofFold.get(stream) === readings && !readings.next) ofFold.delete(stream);
    });
    const readings: Readings = { current };
    ofFold.set(stream, readings);
    return current;
  }

  private async read<Event extends DomainEvent, State>(
    fold: StreamFold<Event, State>,
    stream: string,
  ): Promise<StreamState<State>> {
    let remembered = this.folds.get(fold);
    if (!remembered) this.folds.set(fold, (remembered = new LRUCache({ max: this.capacityPerFold })));
    const known = (remembered.get(stream) as StreamState<State> | undefined) ?? {
      state: fold.initialState,
      revision: null,
    };
    const news = await this.store.readStream(stream, { from: known.revision === null ? 0n : known.revision + 1n });
    const last = news.at(-1);
    const fresh: StreamState<State> = last
      ? {
          state: news.reduce((state, stored) => {
            const recorded = this.codec.decode<Event>(stored);
            return fold.evolve(state, recorded.event, recorded);
          }, known.state),
          revision: last.revision,
        }
      : known;
    if (fresh.revision !== null) remembered.set(stream, fresh);
    return fresh;
  }

  /**
   * Tells what an append at exactly the revision of `before` has made of the state, so that the next `load` need not read
   * it back. Left alone when something else was remembered meanwhile.
   */
  advance<Event extends DomainEvent, State>(
    fold: StreamFold<Event, State>,
    stream: string,
    before: StreamState<State>,
    after: StreamState<State>,
  ): void {
    const remembered = this.folds.get(fold);
    if (remembered && (remembered.get(stream)?.revision ?? null) === before.revision) remembered.set(stream, after);
  }
}
