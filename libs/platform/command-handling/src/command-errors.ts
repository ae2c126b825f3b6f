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

/** The command was not appended within its time limit and was abandoned. Nothing was written (503; retry). */
export class CommandExpired extends Error {
  constructor(readonly commandId: string) {
    super('command given up: not appended in time');
    this.name = 'CommandExpired';
  }
}

/** Every attempt lost to a concurrent writer (503; retry). */
export class TooMuchContention extends Error {
  constructor(readonly stream: string) {
    super(`${stream}: too many writers at once`);
    this.name = 'TooMuchContention';
  }
}
