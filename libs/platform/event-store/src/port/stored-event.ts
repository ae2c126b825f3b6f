/**
 * An event as a store keeps it. Bodies are opaque JSON text: a store returns exactly the characters it was given, and
 * they hold no position, so a log copied to another store keeps its bytes.
 */
export interface EventToAppend {
  /** Lower-case UUID, the key of idempotent retries. */
  readonly id: string;
  /** Stored name, e.g. `InitiativeApproved` or `InitiativeApproved.v2`. */
  readonly type: string;
  /** JSON text. */
  readonly data: string;
  /** JSON text. */
  readonly metadata: string;
}

export interface StoredEvent extends EventToAppend {
  /** `category-key`; the category is camelCase without a hyphen. */
  readonly stream: string;
  /** 0 for the first event of its stream, then dense. */
  readonly revision: bigint;
  /** Place in the whole log: strictly increasing; dense only where the adapter says so. */
  readonly position: bigint;
}
