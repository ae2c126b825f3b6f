/**
 * An event as it is stored. Data and metadata are opaque JSON texts: a store returns exactly the characters it was given.
 * They contain no position, so a log can be copied to another store byte for byte.
 */
export interface EventToAppend {
  /** Lower-case UUID; the idempotency key of retries. */
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
  /** Log position: strictly increasing; dense only in adapters that say so. */
  readonly position: bigint;
}
