import { randomUUID } from 'node:crypto';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { EventFilter } from './event-filter.js';
import type { EventLog, LogRecord } from './event-log.js';
import type { Faults } from './faults.js';
import type { OutgoingMessages } from './outgoing-messages.js';
import { rpcErrors } from './rpc-errors.js';
import {
  caughtUpMessage,
  checkpointMessage,
  confirmationMessage,
  fellBehindMessage,
  logPosition,
  streamName,
} from './wire-messages.js';

/** Live events the server buffers for a slow subscriber (`Enumerator.cs`: `DefaultLiveBufferSize`). */
const LIVE_BUFFER = 32;
const PAGE = 256;

export interface SubscriptionOptions {
  readonly resolveLinks: boolean;
  /** Whether CaughtUp and FellBehind are sent; servers before 23.10 send neither. */
  readonly reportsState: boolean;
  readonly filter?: EventFilter;
  /** Events of $all tested between two checkpoints: search window × the client's multiplier. */
  readonly checkpointInterval?: number;
}

/** The source of a subscription's events. */
interface Source {
  /** Number of available events not yet taken. */
  readonly pending: () => number;
  readonly next: (limit: number) => Promise<readonly LogRecord[]>;
  /** Set once the stream has a tombstone, which is its last event. */
  readonly isDeleted: () => boolean;
  readonly stream: string;
}

/**
 * A catch-up subscription (`src/KurrentDB.Core/Services/Transport/Enumerators/Enumerator.StreamSubscription.cs`,
 * `Enumerator.AllSubscription.cs`, `Enumerator.AllSubscriptionFiltered.cs`; for users `docs/api/subscriptions.md` of
 * kurrent-io/KurrentDB-Client-NodeJS):
 * - a confirmation first; then the events after the given position; CaughtUp; then live events;
 * - with a filter, a checkpoint after every interval of tested events, and one when it has caught up;
 * - a subscriber whose live events overflow the buffer gets FellBehind, the rest read from the log, and CaughtUp again;
 * - the tombstone of a stream is delivered and ends its subscription with stream-deleted; a subscription to a stream that
 *   already has one is confirmed and ended.
 *
 * Two differences: checkpoints are sent exactly at the interval, while a real server that catches up sends them at the end
 * of a page. FellBehind is sent, so that clients are tested with it; the protocol has it, but released servers do not send
 * it (`Streams.Read.cs`: "currently not sent to clients").
 */
export class Subscription {
  private live = false;
  private looked = 0;
  private checkpoint: LogRecord | undefined;
  private lastLooked: LogRecord | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly faults: Faults,
    private readonly out: OutgoingMessages,
    private readonly options: SubscriptionOptions,
  ) {}

  /** Resolves when the call has ended. */
  async run(request: streams.ReadReq.Options): Promise<void> {
    const unwatch = this.log.watch(() => this.out.wakeUp());
    const source = request.hasAll() ? this.allFrom(request.getAll()!) : this.streamFrom(request.getStream()!);
    if (source.pending() === 0) this.live = true;
    await this.out.send(confirmationMessage(randomUUID()));
    const position = request.getAll()?.getPosition();
    if (position && !this.log.isPlace(logPosition(position))) {
      this.out.fail(rpcErrors.invalidSubscriptionPosition());
    }
    if (source.isDeleted()) this.out.fail(rpcErrors.streamDeleted(source.stream));
    if (this.live) await this.reportState(caughtUpMessage());
    while (this.out.isOpen) await this.step(source);
    unwatch();
  }

  private async step(source: Source): Promise<void> {
    const waiting = source.pending();
    if (waiting > 0) {
      if (this.live && waiting > LIVE_BUFFER) await this.fallBehind();
      for (const record of this.delivered(await source.next(PAGE))) await this.deliver(record);
    } else if (source.isDeleted()) {
      this.out.fail(rpcErrors.streamDeleted(source.stream));
    } else if (this.live) {
      await this.out.wakeUpCall();
    } else {
      this.live = true;
      await this.sendCheckpoint();
      await this.reportState(caughtUpMessage());
    }
  }

  private async fallBehind(): Promise<void> {
    this.live = false;
    await this.reportState(fellBehindMessage());
    await this.sendCheckpoint();
  }

  private delivered(page: readonly LogRecord[]): readonly LogRecord[] {
    if (this.faults.strike('duplicate-deliveries')) return page.flatMap((record) => [record, record]);
    if (!this.faults.strike('reordered-deliveries')) return page;
    return page.map((record, index) => page[index ^ 1] ?? record);
  }

  private async deliver(record: LogRecord): Promise<void> {
    const { filter, checkpointInterval, resolveLinks } = this.options;
    if (!this.out.isOpen) return;
    if (!filter || filter.wants(record)) {
      const target = resolveLinks ? await this.log.targetOf(record) : undefined;
      await this.out.sendEvent(target === undefined ? { record } : { record, target });
      this.dropAfterEvents();
    }
    this.lastLooked = record;
    this.looked += 1;
    if (checkpointInterval !== undefined && this.looked % checkpointInterval === 0) await this.sendCheckpoint();
  }

  private dropAfterEvents(): void {
    const drop = this.faults.peek('drop-subscription')?.fault;
    if (!drop || this.out.events < drop.afterEvents) return;
    this.faults.strike('drop-subscription');
    this.out.fail(rpcErrors.unavailable());
  }

  private async sendCheckpoint(): Promise<void> {
    if (!this.options.filter || !this.lastLooked || this.lastLooked === this.checkpoint) return;
    this.checkpoint = this.lastLooked;
    await this.out.send(checkpointMessage(this.checkpoint));
  }

  private async reportState(message: streams.ReadResp): Promise<void> {
    if (this.options.reportsState) await this.out.send(message);
  }

  private allFrom(given: streams.ReadReq.Options.AllOptions): Source {
    const { log } = this;
    const position = given.getPosition();
    let index = position ? log.indexAfter(logPosition(position)) : given.hasEnd() ? log.length : 0;
    return {
      stream: '$all',
      pending: () => log.length - index,
      isDeleted: () => false,
      next: async (limit) => {
        const page = await log.allFrom(index, limit);
        index += page.length;
        return page;
      },
    };
  }

  private streamFrom(given: streams.ReadReq.Options.StreamOptions): Source {
    const { log } = this;
    const stream = streamName(given.getStreamIdentifier());
    let next = given.hasStart() ? 0 : given.hasEnd() ? log.last(stream) + 1 : Number(given.getRevision()) + 1;
    const firstVisible = (): number => {
      const view = log.view(stream);
      if (view.kind === 'not-found') return Infinity;
      return view.kind === 'visible' ? Math.max(next, view.first) : next;
    };
    return {
      stream,
      pending: () => Math.max(0, log.last(stream) + 1 - firstVisible()),
      isDeleted: () => log.view(stream).kind === 'deleted',
      next: async (limit) => {
        const page = await log.streamFrom(stream, firstVisible(), limit);
        const last = page.at(-1);
        if (last) next = Number(last.event.revision) + 1;
        return page;
      },
    };
  }
}
