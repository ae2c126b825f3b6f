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

/** The disk of the store is full. Retry later as after StoreUnavailable; reads go on. */
export class StoreDiskFull extends StoreUnavailable {
  constructor(message: string, outcome: StoreUnavailable['outcome'], options?: ErrorOptions) {
    super(message, outcome, options);
    this.name = 'StoreDiskFull';
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
 * The log is not the one this process has worked with: another one, or an older copy. This process does not go on with it;
 * its operator decides which log is right, then restarts it.
 */
export class LogReplaced extends StoreUnavailable {
  constructor(what: string) {
    super(`the log was replaced by ${what}`, 'not-written');
    this.name = 'LogReplaced';
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

/**
 * What the log contains is not what this service wrote: an event was changed, or is missing. Readers must stop, and a retry
 * does not help.
 */
export class LogDamaged extends Error {
  /**
   * @param position where reading stopped; null when the store cannot say
   * @param stream null when the store cannot say
   */
  constructor(
    readonly position: bigint | null,
    readonly stream: string | null,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    const where = [position === null ? null : `at position ${position}`, stream === null ? null : `in ${stream}`];
    super(`the log is damaged${where.map((each) => (each === null ? '' : ` ${each}`)).join('')}: ${reason}`, options);
    this.name = 'LogDamaged';
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
