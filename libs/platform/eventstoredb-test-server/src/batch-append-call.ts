import type { ServerDuplexStream } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type statusMessages from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { ExpectedRevision } from '@app/event-store';
import type { Access } from './access.js';
import type { LogPosition, ProposedEvent, WriteOutcome } from './event-log.js';
import { MAX_APPEND_SIZE, batchErrors, rpcErrors } from './rpc-errors.js';
import { expectedRevision, proposedEvent, streamIdentifier, streamName } from './wire-messages.js';

/** The outcome of an append: the log's decision, no answer, or a fault. */
export type AppendEnd = WriteOutcome | { readonly kind: 'unanswered' | 'cut' | 'timeout' };

/**
 * Size as the server counts it (`src/KurrentDB.Core/Data/Event.cs`, SizeOnDisk): both bodies, and two bytes for each
 * character of the type.
 */
const sizeOf = ({ data, metadata, type }: ProposedEvent): number => data.length + metadata.length + 2 * type.length;

/** Size of an append, compared with the server's limit. */
export const totalSize = (events: readonly ProposedEvent[]): number =>
  events.reduce((sum, event) => sum + sizeOf(event), 0);

export const NO_EXPECTATION = 'the expected revision of the stream is not given';

const batchSuccess = (revision: number, position: LogPosition | null): streams.BatchAppendResp.Success => {
  const success = new streams.BatchAppendResp.Success();
  if (revision < 0) success.setNoStream(new empty.Empty());
  else success.setCurrentRevision(String(revision));
  if (!position) return success.setNoPosition(new empty.Empty());
  return success.setPosition(
    new shared.AllStreamPosition()
      .setCommitPosition(String(position.commit))
      .setPreparePosition(String(position.prepare)),
  );
};

interface PendingAppend {
  readonly options: streams.BatchAppendReq.Options;
  readonly correlationId: shared.UUID;
  readonly events: ProposedEvent[];
  timer?: NodeJS.Timeout;
}

type Apply = (stream: string, expected: ExpectedRevision, events: readonly ProposedEvent[]) => Promise<AppendEnd>;

/** The longest an append may take to arrive (`WriteTimeoutMs`, `src/KurrentDB.Core/Configuration/ClusterVNodeOptions.cs`). */
const WRITE_TIMEOUT_MS = 2000;

/** Milliseconds until the append times out. */
const timeLeftOf = (options: streams.BatchAppendReq.Options): number =>
  Math.min(WRITE_TIMEOUT_MS, (options.getDeadline()?.toDate().getTime() ?? Infinity) - Date.now());

/** One open call of batched appends. */
export class BatchAppendCall {
  private readonly pending = new Map<string, PendingAppend>();
  private unanswered = 0;
  private clientIsDone = false;
  private ended = false;

  constructor(
    private readonly call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>,
    private readonly access: Access,
    private readonly apply: Apply,
  ) {
    call.on('data', (request: streams.BatchAppendReq) => this.received(request));
    call.on('end', () => {
      this.clientIsDone = true;
      this.endWhenAnswered();
    });
    for (const event of ['cancelled', 'close', 'error']) call.on(event, () => this.close());
  }

  private close(): void {
    this.ended = true;
    for (const { timer } of this.pending.values()) clearTimeout(timer);
    this.pending.clear();
  }

  private endWhenAnswered(): void {
    if (this.clientIsDone && this.unanswered === 0 && !this.ended) this.call.end();
  }

  private received(request: streams.BatchAppendReq): void {
    const correlationId = request.getCorrelationId()!;
    const key = Buffer.from(correlationId.serializeBinary()).toString('latin1');
    const options = request.getOptions();
    const append = options && !this.pending.has(key) ? this.begun(key, correlationId, options) : this.pending.get(key);
    if (!append) return;
    try {
      for (const message of request.getProposedMessagesList()) append.events.push(proposedEvent(message));
    } catch (error) {
      return this.refuse(key, append, batchErrors.badRequest(String(error)));
    }
    if (totalSize(append.events) > MAX_APPEND_SIZE) {
      return this.refuse(key, append, batchErrors.maximumAppendSizeExceeded());
    }
    if (!request.getIsFinal()) return this.awaitTheRest(key, append);
    this.forget(key, append);
    this.unanswered += 1;
    void this.complete(append);
  }

  /** Starts an append from its options; undefined if it was refused. */
  private begun(
    key: string,
    correlationId: shared.UUID,
    options: streams.BatchAppendReq.Options,
  ): PendingAppend | undefined {
    const append: PendingAppend = { options, correlationId, events: [] };
    const refused = this.access.refusalOfBatchedAppend(this.call);
    if (refused && 'code' in refused) {
      this.call.emit('error', refused);
      return undefined;
    }
    if (refused) {
      this.answer(append, refused.answer);
      return undefined;
    }
    if (timeLeftOf(options) <= 0) {
      this.answer(append, batchErrors.timeout());
      return undefined;
    }
    this.pending.set(key, append);
    return append;
  }

  private awaitTheRest(key: string, append: PendingAppend): void {
    append.timer ??= setTimeout(() => this.refuse(key, append, batchErrors.timeout()), timeLeftOf(append.options));
  }

  private refuse(key: string, append: PendingAppend, error: statusMessages.Status): void {
    this.forget(key, append);
    this.answer(append, error);
  }

  private forget(key: string, append: PendingAppend): void {
    clearTimeout(append.timer);
    this.pending.delete(key);
  }

  private async complete(append: PendingAppend): Promise<void> {
    const { options, events } = append;
    const stream = streamName(options.getStreamIdentifier());
    const expected = expectedRevision(options, options.hasStreamPosition() ? options.getStreamPosition() : undefined);
    if (expected === undefined) return this.answerWhole(append, batchErrors.badRequest(NO_EXPECTATION));
    if (stream === '') return this.answerWhole(append, batchErrors.badRequest('Invalid stream ID: '));
    const end = await this.apply(stream, expected, events);
    switch (end.kind) {
      case 'written':
        return this.answerWhole(append, batchSuccess(end.revision, end.position));
      case 'conflict':
        return this.answerWhole(append, batchErrors.wrongExpectedVersion(expected, end.current));
      case 'stream-deleted':
        return this.answerWhole(append, batchErrors.streamDeleted(stream));
      case 'timeout':
        return this.answerWhole(append, batchErrors.timeout());
      case 'cut':
        if (!this.ended) this.call.emit('error', rpcErrors.unavailable());
        return;
      case 'unanswered':
        return;
    }
  }

  /** Answers a complete append. Afterwards the call may end, if the client has finished it. */
  private answerWhole(append: PendingAppend, result: statusMessages.Status | streams.BatchAppendResp.Success): void {
    this.answer(append, result);
    this.unanswered -= 1;
    this.endWhenAnswered();
  }

  private answer(append: PendingAppend, result: statusMessages.Status | streams.BatchAppendResp.Success): void {
    if (this.ended) return;
    const response = new streams.BatchAppendResp();
    response.setCorrelationId(append.correlationId);
    response.setStreamIdentifier(append.options.getStreamIdentifier() ?? streamIdentifier(''));
    if (result instanceof streams.BatchAppendResp.Success) response.setSuccess(result);
    else response.setError(result);
    this.call.write(response);
  }
}
