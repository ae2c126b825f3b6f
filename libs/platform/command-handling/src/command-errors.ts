/** Another content came under an idempotency key that was used before (422). */
export class IdempotencyKeyReused extends Error {
  constructor(readonly commandId: string) {
    super('idempotency key reused with other content');
    this.name = 'IdempotencyKeyReused';
  }
}

/** The person acted on a revision that is no longer the last one (412). */
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

/** Other writers were faster every time (503, try again). */
export class TooMuchContention extends Error {
  constructor(readonly stream: string) {
    super(`${stream}: too many writers at once`);
    this.name = 'TooMuchContention';
  }
}
