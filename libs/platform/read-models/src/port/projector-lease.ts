/** The role of projector for a set of read models, until it is lost or released. */
export interface HeldLease {
  /** Fencing token, greater than that of every earlier holder. A view store opened with it is fenced once a greater one exists. */
  readonly token: bigint;
  /** Aborts when the lease was not renewed in time. From then on another process may hold it. */
  readonly lost: AbortSignal;
  /** Releases the lease, so the next holder need not wait for it to expire. Never rejects: an unreleased lease expires. */
  release(): Promise<void>;
}

/**
 * Grants the projector role to one process at a time.
 *
 * Guaranteed: fencing tokens only grow; a dead holder is replaced after one lease.
 *
 * Not guaranteed: that an old holder knows. It may act after a pause, so the view store checks its fencing token on every
 * write.
 */
export abstract class ProjectorLease {
  /**
   * Waits until the lease is free, also while its store fails.
   *
   * @param holder shown to operators, e.g. host and process id
   * @param observe called after each look at the lease while another process may hold it: whether that process has been seen
   * to renew it within the last lease
   * @throws the signal's reason when it aborts first
   */
  abstract acquire(
    holder: string,
    signal: AbortSignal,
    observe?: (isRenewedByAnother: boolean) => void,
  ): Promise<HeldLease>;
}
