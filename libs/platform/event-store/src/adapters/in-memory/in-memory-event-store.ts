import { randomUUID } from 'node:crypto';
import { AppendAbandoned, StoreUnavailable, WrongExpectedRevision } from '../../port/errors.js';
import {
  type AppendOptions,
  type AppendResult,
  EventStore,
  type ReadAllOptions,
  type ReadStreamOptions,
  type SubscriptionMessage,
} from '../../port/event-store.js';
import type { ExpectedRevision } from '../../port/expected-revision.js';
import type { EventToAppend, StoredEvent } from '../../port/stored-event.js';
import {
  NO_STREAM,
  matchesExpectedRevision,
  assertValidLimit,
  assertStorable,
  revisionBeforeAppend,
} from '../append-rules.js';
import { subscribeByPages } from '../page-subscription.js';
import { ChangeSignal } from '../change-signal.js';

/** The port without a disk, for tests and trials. Positions are dense from 0; nothing survives the process. */
export class InMemoryEventStore extends EventStore {
  private readonly log: StoredEvent[] = [];
  private readonly ownIdentity = randomUUID();
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly changes = new ChangeSignal();

  override async readStream(
    stream: string,
    { from, direction = 'forward', limit }: ReadStreamOptions = {},
  ): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    assertValidLimit(limit);
    const events = this.streams.get(stream) ?? [];
    if (direction === 'forward') {
      const first = Math.max(0, Number(from ?? 0n));
      return events.slice(first, first + (limit ?? events.length));
    }
    const end = Math.max(0, Math.min(events.length, from === undefined ? events.length : Number(from) + 1));
    return events.slice(Math.max(0, end - (limit ?? end)), end).reverse();
  }

  override async readAll({ after, limit }: ReadAllOptions): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    assertValidLimit(limit);
    return this.page(after, limit);
  }

  override async head(): Promise<bigint | null> {
    this.assertOpen();
    return this.log.at(-1)?.position ?? null;
  }

  override async lastEvent(): Promise<StoredEvent | null> {
    this.assertOpen();
    return this.log.at(-1) ?? null;
  }

  override async identity(): Promise<string> {
    this.assertOpen();
    return this.ownIdentity;
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    { abandonIf }: AppendOptions = {},
  ): Promise<AppendResult> {
    this.assertOpen();
    const present = this.streams.get(stream) ?? [];
    const head = present.length - 1;
    if (!matchesExpectedRevision(expected, head)) {
      const earlier = this.lastOfEarlierAppend(present, expected, events);
      if (earlier) return { revision: earlier.revision, position: earlier.position };
      throw new WrongExpectedRevision(stream, expected, head === NO_STREAM ? null : BigInt(head));
    }
    if (events.length > 0) {
      for (const event of events) assertStorable(stream, event);
      if (abandonIf?.()) throw new AppendAbandoned(stream);
      for (const { id, type, data, metadata } of events) {
        const revision = BigInt(present.length);
        const stored = { stream, revision, position: BigInt(this.log.length), id, type, data, metadata };
        present.push(stored);
        this.log.push(stored);
      }
      this.streams.set(stream, present);
      this.changes.signal();
    }
    return { revision: BigInt(present.length - 1), position: BigInt(this.log.length - 1) };
  }

  override subscribe(options: {
    readonly after?: bigint;
    readonly signal: AbortSignal;
  }): AsyncIterable<SubscriptionMessage> {
    this.assertOpen();
    return subscribeByPages((after, limit) => this.page(after, limit), this.changes, options);
  }

  override async close(): Promise<void> {
    this.changes.end();
  }

  private page(after: bigint | undefined, limit: number): readonly StoredEvent[] {
    const first = after === undefined || after < 0n ? 0 : Number(after) + 1;
    return this.log.slice(first, first + limit);
  }

  private lastOfEarlierAppend(
    present: readonly StoredEvent[],
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): StoredEvent | undefined {
    const before = revisionBeforeAppend(expected);
    if (before === null || events.length === 0) return undefined;
    const repeated = events.every(({ id }, index) => present[before + 1 + index]?.id === id);
    return repeated ? present[before + events.length] : undefined;
  }

  private assertOpen(): void {
    if (this.changes.ended) throw new StoreUnavailable('event store is closed', 'not-written');
  }
}
