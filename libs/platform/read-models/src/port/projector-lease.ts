/** The right to be the one projector of a set of read models, until it is lost or given back. */
export interface HeldLease {
  /** Greater than the token of every earlier holder. A view store opened with it refuses writes once a later one exists. */
  readonly token: bigint;
  /** Aborts when the lease could not be renewed in time: somebody else may hold it from then on. */
  readonly lost: AbortSignal;
  /** Gives it back, so that the next need not wait. Never rejects; a lease that cannot be given back runs out by itself. */
  release(): Promise<void>;
}

/**
 * Lets one projector at a time build the read models.
 *
 * Guaranteed: tokens only grow; a holder that dies or is stopped is replaced after one lease.
 *
 * Not guaranteed: that an old holder has noticed. It may believe in its lease for as long as it was stopped, so what keeps
 * it from doing harm is its token, which the view store compares at every write.
 */
export abstract class ProjectorLease {
  /**
   * Waits until the lease is free, through failures of the store too.
   *
   * @param holder shown to operators, e.g. host and process id
   * @throws the signal's reason when it aborts first
   */
  abstract acquire(holder: string, signal: AbortSignal): Promise<HeldLease>;
}
