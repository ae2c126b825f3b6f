import type { DomainEvent } from '@app/kernel';
import type { RecordedEvent } from '@app/event-store';
import type { CollectionSpec, ViewDocument } from '@app/read-models';

/**
 * The documents a projection may read and write while it takes in a batch. A document read is the one an earlier event
 * of the same batch left.
 */
export interface ViewBatch {
  /** The document, or null. It is shared with later handlers: never change it, put a new object. */
  get<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Promise<Doc | null>;
  /**
   * The document when it is in hand, else null, which then says nothing: `peek(…) ?? (await get(…))` spares a handler
   * that runs for every event most of its waiting.
   */
  peek<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Doc | null;
  put<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, doc: Doc): void;
  delete(collection: CollectionSpec, id: string): void;
}

export type ProjectionHandler<Event extends DomainEvent> = (
  recorded: RecordedEvent<Event>,
  views: ViewBatch,
) => Promise<void> | void;

/**
 * A read model: which events it is made of, and what each does to its documents. `handlers` is total over `Event` by
 * type: leaving one out, or naming one outside the union, does not compile. Events outside the union but known to the
 * service are none of its business; an event unknown to the service stops it.
 *
 * A handler must be deterministic and may read nothing but its arguments. It is never asked twice about an event within
 * one version, but must not rely on earlier events having been sensible.
 */
export interface Projection<Event extends DomainEvent = DomainEvent> {
  readonly name: string;
  /** Raise it whenever shape or rules change: the new version is built beside the old one and then takes its place. */
  readonly version: number;
  /** Collections only this projection writes. */
  readonly collections: readonly CollectionSpec[];
  readonly handlers: { readonly [Type in Event['type']]: ProjectionHandler<Extract<Event, { readonly type: Type }>> };
  /** Ids this event will ask for, so that a batch can fetch them at once. A hint: leaving some out only costs time. */
  readonly prefetch?: (
    recorded: RecordedEvent<Event>,
  ) => readonly { readonly collection: CollectionSpec; readonly id: string }[];
}

/** Keeps the type parameter and forgets it for the runner. */
export const defineProjection = <Event extends DomainEvent>(projection: Projection<Event>): Projection =>
  projection as unknown as Projection;
