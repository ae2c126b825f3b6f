import type { DomainEvent } from '@app/kernel';
import type { RecordedEvent } from '@app/event-store';
import type { CollectionSpec, ViewDocument } from '@app/read-models';

/**
 * The documents a projection reads and writes while a batch is applied. A read returns what earlier events of the same
 * batch wrote.
 */
export interface ViewBatch {
  /** The document, or null. It is shared with later handlers: never mutate it, put a new object. */
  get<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Promise<Doc | null>;
  /**
   * Returns the document if it is already loaded, else null, which does not mean it is missing. `peek(…) ?? (await get(…))`
   * saves a frequent handler most awaits.
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
 * A read model: the events it is derived from, and what each does to its documents. `handlers` is total over `Event` by
 * type: a missing or an unknown one does not compile. The projection ignores other events the service knows; an event
 * unknown to the service stops it.
 *
 * A handler must be deterministic and may read nothing but its arguments. Within one version an event takes effect once.
 * A handler must not rely on earlier events having been sensible.
 */
export interface Projection<Event extends DomainEvent = DomainEvent> {
  readonly name: string;
  /** Raise it whenever shape or rules change: the new version is built beside the old one and then replaces it. */
  readonly version: number;
  /** Collections only this projection writes. */
  readonly collections: readonly CollectionSpec[];
  readonly handlers: { readonly [Type in Event['type']]: ProjectionHandler<Extract<Event, { readonly type: Type }>> };
  /** Documents this event will ask for, so a batch loads them at once. A hint: omissions only cost time. */
  readonly prefetch?: (
    recorded: RecordedEvent<Event>,
  ) => readonly { readonly collection: CollectionSpec; readonly id: string }[];
}

/** One handler for several events, to spread into the handlers of a projection. */
export const sharedHandler = <Type extends string, Handler>(
  types: readonly Type[],
  handler: Handler,
): { readonly [Each in Type]: Handler } =>
  Object.fromEntries(types.map((type) => [type, handler])) as { readonly [Each in Type]: Handler };

/** Checks the handlers against the union `Event`, and erases it for the runner. */
export const defineProjection = <Event extends DomainEvent>(projection: Projection<Event>): Projection =>
  projection as unknown as Projection;
