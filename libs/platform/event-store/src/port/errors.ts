import type { ExpectedRevision } from './expected-revision.js';

/** Optimistic concurrency conflict: the stream's last revision is not the expected one. `actual` is null for an empty stream. */
export class WrongExpectedRevision extends Error {
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: bigint | null,
  ) {
    super(`${stream}: expected ${String(expected)}, found ${actual === null ? 'no stream' : String(actual)}`);
    this.name = 'WrongExpectedRevision';
  }
}

/** `abandonIf` returned true, so the append was cancelled before the write. Nothing was written. */
export class AppendAbandoned extends Error {
  constructor(readonly stream: string) {
    super(`${stream}: append given up before it began`);
    this.name = 'AppendAbandoned';
  }
}

/**
 * The store is unavailable. Unless `outcome` is `not-written`, the outcome of a write is unknown: retry with the same event
 * ids and the same expected revision.
 */
export class StoreUnavailable extends Error {
  constructor(
    message: string,
    readonly outcome: 'not-written' | 'unknown',
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreUnavailable';
  }
}

/** The store rejects this service's credentials; its operator has to correct them. Nothing was written. */
export class StoreAccessDenied extends StoreUnavailable {
  constructor(message: string, options?: ErrorOptions) {
    super(message, 'not-written', options);
    this.name = 'StoreAccessDenied';
  }
}

/** The requested position is not one of this log: it belongs to another log or was invented. */
export class UnknownPosition extends StoreUnavailable {
  constructor(message: string, options?: ErrorOptions) {
    super(message, 'not-written', options);
    this.name = 'UnknownPosition';
  }
}

/**
 * The stream was deleted in the store. This service never deletes streams, so history that decisions depend on is missing.
 */
export class StreamDeleted extends Error {
  constructor(
    readonly stream: string,
    options?: ErrorOptions,
  ) {
    super(`${stream} was deleted from the store`, options);
    this.name = 'StreamDeleted';
  }
}

/** The log contains an event type that is not registered. Readers must stop: skipping it would corrupt what they build. */
export class UnknownEventType extends Error {
  constructor(
    readonly type: string,
    readonly stream: string,
    readonly revision: bigint,
  ) {
    super(`unknown event type ${type} at ${stream}@${revision}`);
    this.name = 'UnknownEventType';
  }
}
