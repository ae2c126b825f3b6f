import type { ExpectedRevision } from './expected-revision.js';

/** The stream is not where the writer believed. `actual` is its last revision, null when it has no event. */
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

/** The write was given up before it began, because `abandonIf` said so. Nothing was written. */
export class AppendAbandoned extends Error {
  constructor(readonly stream: string) {
    super(`${stream}: append given up before it began`);
    this.name = 'AppendAbandoned';
  }
}

/**
 * The store cannot serve. For a write the outcome is unknown unless `written` says otherwise: retry with the same event
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

/** The store refuses the credentials of this service: its operator has to mend them. Nothing was written. */
export class StoreAccessDenied extends StoreUnavailable {
  constructor(message: string, options?: ErrorOptions) {
    super(message, 'not-written', options);
    this.name = 'StoreAccessDenied';
  }
}

/** Asked for what comes behind a position that this log never gave out: it is of another log, or made up. */
export class UnknownPosition extends StoreUnavailable {
  constructor(message: string, options?: ErrorOptions) {
    super(message, 'not-written', options);
    this.name = 'UnknownPosition';
  }
}

/** Somebody deleted the stream by hand. This service never does, so a history is missing that decisions rest on. */
export class StreamDeleted extends Error {
  constructor(
    readonly stream: string,
    options?: ErrorOptions,
  ) {
    super(`${stream} was deleted from the store`, options);
    this.name = 'StreamDeleted';
  }
}

/** The log holds a stored name that nobody registered. A reader must stop here; skipping would falsify what it builds. */
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
