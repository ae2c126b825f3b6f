import type { ServerWritableStream } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Access } from './access.js';
import { type EventFilter, eventFilter } from './event-filter.js';
import type { EventLog, LogRecord } from './event-log.js';
import type { Faults } from './faults.js';
import { OutgoingMessages } from './outgoing-messages.js';
import { rpcErrors } from './rpc-errors.js';
import { Subscription } from './subscription.js';
import { logPosition, streamName, streamNotFoundMessage } from './wire-messages.js';

type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;
type Options = streams.ReadReq.Options;

const PAGE = 256;

const isBackwards = (options: Options): boolean =>
  options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;

/** The Read rpc: reads of a stream and of $all, and subscriptions to both (`Streams.Read.cs`). */
export class ReadRpc {
  /** Number of events passed to gRPC by all reads and subscriptions. */
  eventsSent = 0;
  private readonly open = new Set<OutgoingMessages>();

  constructor(
    private readonly log: EventLog,
    private readonly faults: Faults,
    private readonly access: Access,
    private readonly reportsState: boolean,
  ) {}

  /** Number of open subscriptions. */
  get subscriptions(): number {
    return this.open.size;
  }

  read(call: ReadCall): void {
    const refused = this.access.refusalOf(call, 'Read');
    if (refused) return void call.emit('error', refused);
    const out = new OutgoingMessages(call, this.faults, () => (this.eventsSent += 1));
    void this.answer(call.request.getOptions()!, out);
  }

  /** Ends every open subscription as a lost connection does. */
  dropSubscriptions(): void {
    for (const out of this.open) out.fail(rpcErrors.unavailable());
  }

  private async answer(options: Options, out: OutgoingMessages): Promise<void> {
    let filter: EventFilter | undefined;
    try {
      const given = options.getFilter();
      filter = given && eventFilter(given);
    } catch (error) {
      return out.fail(rpcErrors.invalidArgument(String(error)));
    }
    if (options.hasStream() && streamName(options.getStream()?.getStreamIdentifier()) === '') {
      return out.fail(rpcErrors.handlerFailed());
    }
    if (options.hasSubscription()) return this.subscribe(options, filter, out);
    const left = Number(options.getCount());
    if (options.hasAll()) await this.readAll(options, filter, left, out);
    else await this.readStream(options, left, out);
    out.end();
  }

  private async subscribe(options: Options, filter: EventFilter | undefined, out: OutgoingMessages): Promise<void> {
    this.open.add(out);
    const subscription = new Subscription(this.log, this.faults, out, {
      resolveLinks: options.getResolveLinks(),
      reportsState: this.reportsState,
      ...(filter && {
        filter,
        checkpointInterval: filter.window * Math.max(1, options.getFilter()!.getCheckpointintervalmultiplier()),
      }),
    });
    await subscription.run(options);
    this.open.delete(out);
  }

  /**
   * Visible revisions in either direction, starting with the given one. The answer for a missing or soft-deleted stream is
   * `stream_not_found`; a tombstoned stream ends the call (`Enumerator.ReadStreamForwards.cs`,
   * `Enumerator.ReadStreamBackwards.cs`).
   */
  private async readStream(options: Options, count: number, out: OutgoingMessages): Promise<void> {
    const given = options.getStream()!;
    const stream = streamName(given.getStreamIdentifier());
    const view = this.log.view(stream);
    if (view.kind === 'deleted') return out.fail(rpcErrors.streamDeleted(stream));
    if (view.kind === 'not-found') return out.send(streamNotFoundMessage(stream));
    const { first, last } = view;
    const backwards = isBackwards(options);
    const from = given.hasEnd() ? Infinity : given.hasStart() ? (backwards ? -1 : 0) : Number(given.getRevision());
    let left = Math.min(count, backwards ? Math.min(from, last) - first + 1 : last - Math.max(from, first) + 1);
    let next = backwards ? Math.min(from, last) : Math.max(from, first);
    while (left > 0 && out.isOpen) {
      const size = Math.min(left, PAGE);
      const page = await this.log.streamFrom(stream, backwards ? next - size + 1 : next, size);
      for (const record of backwards ? page.toReversed() : page) await this.sendResolved(record, options, out);
      left -= size;
      next += backwards ? -size : size;
    }
  }

  /**
   * Forwards from a position, including the event there; backwards the events before it
   * (`src/KurrentDB.Core/Services/Storage/ReaderIndex/AllReader.cs`: positions are pre-positions forwards and
   * post-positions backwards).
   */
  private async readAll(
    options: Options,
    filter: EventFilter | undefined,
    count: number,
    out: OutgoingMessages,
  ): Promise<void> {
    const given = options.getAll()!;
    const backwards = isBackwards(options);
    const end = this.log.length;
    const position = given.getPosition();
    if (position && !backwards && !this.log.isPlace(logPosition(position))) {
      return out.fail(rpcErrors.invalidReadPosition());
    }
    const start = position ? this.log.indexAt(logPosition(position)) : given.hasEnd() ? end : 0;
    let [left, next] = [count, start];
    while (left > 0 && out.isOpen && (backwards ? next > 0 : next < end)) {
      const size = Math.min(PAGE, backwards ? next : end - next);
      const page = await this.log.allFrom(backwards ? next - size : next, size);
      for (const record of backwards ? page.toReversed() : page) {
        if (left === 0) return;
        if (filter && !filter.wants(record)) continue;
        await this.sendResolved(record, options, out);
        left -= 1;
      }
      next += backwards ? -size : size;
    }
  }

  private async sendResolved(record: LogRecord, options: Options, out: OutgoingMessages): Promise<void> {
    const target = options.getResolveLinks() ? await this.log.targetOf(record) : undefined;
    await out.sendEvent(target === undefined ? { record } : { record, target });
  }
}
