/** An idempotency key was reused with different content (422). */
export class IdempotencyKeyReused extends Error {
  constructor(readonly commandId: string) {
    super('idempotency key reused with other content');
    this.name = 'IdempotencyKeyReused';
  }
}

/** The revision named by the client is no longer the last one (412). */
export class StaleRevision extends Error {
  constructor(
    readonly stream: string,
    readonly given: bigint,
    readonly actual: bigint | null,
  ) {
    super(`${stream}: given revision ${given}, actual ${actual ?? 'none'}`);
    this.name = 'StaleRevision';
  }
}

/**
 * The command was not appended within its time limit and was abandoned (503; retry). None of its events were written; its
 * reservations may have been, and a retry under the same id uses them.
 */
export class CommandExpired extends Error {
  constructor(readonly commandId: string) {
    super('command given up: not appended in time');
    this.name = 'CommandExpired';
  }
}

/** The clock disagrees with the time that passed or with the log. Nothing was written to the stream (503; retry). */
export class ClockDisagrees extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'ClockDisagrees';
  }
}

/** Every attempt lost to a concurrent writer (503; retry). Reservations may have been written, as above. */
export class TooMuchContention extends Error {
  constructor(readonly stream: string) {
    super(`${stream}: too many writers at once`);
    this.name = 'TooMuchContention';
  }
}
