import { setTimeout as sleep } from 'node:timers/promises';
import { MongoServerError } from 'mongodb';
import type { Collection } from 'mongodb';
import { ProjectorLease } from '../../port/projector-lease.js';
import type { HeldLease } from '../../port/projector-lease.js';
import { ReadModelsRefused, ReadModelsUnavailable } from '../../port/view-store.js';
import { translateMongoErrors } from './mongo-connection.js';
import type { MongoConnection } from './mongo-connection.js';

interface LeaseDocument {
  readonly _id: 'projector';
  readonly token: bigint;
  /** Grows while the holder of this token is alive. */
  readonly renewals: bigint;
  /** null once the lease was released. */
  readonly holder: string | null;
}

/** The monotonic clock of this process, in milliseconds. */
export interface LeaseTime {
  /** Never decreases; its origin is arbitrary. */
  now(): number;
  /** `ref: false` does not keep the process alive. Rejects when the signal aborts. */
  sleep(ms: number, options: { readonly signal: AbortSignal; readonly ref: boolean }): Promise<void>;
}

const processTime: LeaseTime = {
  now: () => performance.now(),
  sleep: (ms, options) => sleep(ms, undefined, options),
};

export interface MongoProjectorLeaseOptions {
  readonly connection: MongoConnection;
  /** Lease duration: a holder that does not renew within this time may be replaced. Default: 10 000 ms. */
  readonly leaseMs?: number;
  readonly time?: LeaseTime;
}

const DUPLICATE_KEY = 11_000;

/** A released lease is acquired within this time, however long leases are. */
const MAX_POLL_INTERVAL_MS = 1_000;

/**
 * The lease is a document that its holder keeps renewing.
 *
 * No wall clocks are compared: a candidate takes over when the document has not changed for one lease, by its own monotonic
 * clock. The holder gives up slightly earlier.
 */
export class MongoProjectorLease extends ProjectorLease {
  private readonly leases: Collection<LeaseDocument>;
  private readonly leaseMs: number;
  private readonly time: LeaseTime;

  constructor({ connection, leaseMs = 10_000, time = processTime }: MongoProjectorLeaseOptions) {
    super();
    this.leases = connection.collection('leases');
    this.leaseMs = leaseMs;
    this.time = time;
  }

  async acquire(
    holder: string,
    signal: AbortSignal,
    observe?: (isRenewedByAnother: boolean) => void,
  ): Promise<HeldLease> {
    let watched: Watched | null = null;
    for (;;) {
      signal.throwIfAborted();
      try {
        const lease = await translateMongoErrors(() => this.leases.findOne({ _id: 'projector' }));
        const now = this.time.now();
        watched = lease && watchedAt(now, lease, watched);
        if (!watched || watched.lease.holder === null || now - watched.since >= this.leaseMs) {
          observe?.(false);
          const held = await this.take(watched?.lease ?? null, holder);
          if (held) return held;
        } else {
          observe?.(watched.renewed);
        }
      } catch (error) {
        observe?.(false);
        if (!(error instanceof ReadModelsUnavailable) || error instanceof ReadModelsRefused) throw error;
      }
      const pollIntervalMs = Math.min(this.leaseMs / 5, MAX_POLL_INTERVAL_MS);
      await this.time.sleep(pollIntervalMs, { signal, ref: true }).catch(() => undefined);
    }
  }

  /** null when another candidate was faster, or the holder renewed after all. */
  private async take(last: LeaseDocument | null, holder: string): Promise<HeldLease | null> {
    const takenAt = this.time.now();
    // Tokens start at the current time. Counted from 1 they would repeat after the database is wiped, and an old holder could
    // pass the fence.
    const token = [(last?.token ?? 0n) + 1n, BigInt(Date.now())].reduce((a, b) => (a > b ? a : b));
    const lease: LeaseDocument = { _id: 'projector', token, renewals: 0n, holder };
    const taken = last
      ? await translateMongoErrors(() =>
          this.leases.replaceOne({ _id: 'projector', token: last.token, renewals: last.renewals }, lease),
        ).then(({ matchedCount }) => matchedCount === 1)
      : await this.insert(lease);
    return taken ? new HeldMongoLease(this.leases, token, this.leaseMs, this.time, takenAt) : null;
  }

  private async insert(lease: LeaseDocument): Promise<boolean> {
    return translateMongoErrors(async () => {
      try {
        await this.leases.insertOne(lease);
        return true;
      } catch (error) {
        if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
        throw error;
      }
    });
  }
}

/** What a candidate knows of the lease it waits for. */
interface Watched {
  readonly lease: LeaseDocument;
  /** When it was first seen like this. */
  readonly since: number;
  /** Whether its holder has been seen to renew it. */
  readonly renewed: boolean;
}

const watchedAt = (now: number, lease: LeaseDocument, before: Watched | null): Watched =>
  before && isUnchanged(lease, before.lease)
    ? before
    : { lease, since: now, renewed: before?.lease.token === lease.token };

const isUnchanged = (lease: LeaseDocument, before: LeaseDocument): boolean =>
  lease.token === before.token && lease.renewals === before.renewals && lease.holder === before.holder;

/** Renews every fifth of a lease, and counts the lease as lost after four fifths without success. */
class HeldMongoLease implements HeldLease {
  private readonly losing = new AbortController();
  private readonly ending = new AbortController();
  private readonly tickMs: number;

  constructor(
    private readonly leases: Collection<LeaseDocument>,
    readonly token: bigint,
    leaseMs: number,
    private readonly time: LeaseTime,
    /** When the last successful renewal was sent: candidates saw its effect later. */
    private renewedAt: number,
  ) {
    this.tickMs = leaseMs / 5;
    void this.keep();
  }

  get lost(): AbortSignal {
    return this.losing.signal;
  }

  async release(): Promise<void> {
    this.ending.abort();
    try {
      await this.leases.updateOne({ _id: 'projector', token: this.token }, { $set: { holder: null } });
    } catch {
      // The lease expires.
    }
  }

  private async keep(): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted) {
      await this.time.sleep(this.tickMs, { signal, ref: false }).catch(() => undefined);
      // Checked by the clock, not by the number of ticks: the process may have been stopped in between.
      if (this.time.now() - this.renewedAt >= 4 * this.tickMs) this.lose('could not be renewed in time');
      else if (!signal.aborted) void this.renew();
    }
  }

  private async renew(): Promise<void> {
    const sentAt = this.time.now();
    try {
      const { matchedCount } = await this.leases.updateOne(
        { _id: 'projector', token: this.token },
        { $inc: { renewals: 1n } },
      );
      if (matchedCount === 1) this.renewedAt = Math.max(this.renewedAt, sentAt);
      else this.lose('was taken over');
    } catch {
      // The next tick retries, until the lease is lost.
    }
  }

  private lose(how: string): void {
    if (this.ending.signal.aborted) return;
    this.ending.abort();
    this.losing.abort(new Error(`the lease with token ${this.token} ${how}`));
  }
}
