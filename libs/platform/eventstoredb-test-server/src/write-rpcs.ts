import type { ServerDuplexStream, ServerReadableStream, ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ExpectedRevision } from '@app/event-store';
import type { Access } from './access.js';
import { type AppendEnd, BatchAppendCall, NO_EXPECTATION, totalSize } from './batch-append-call.js';
import type { EventLog, LogPosition, ProposedEvent, WriteOutcome } from './event-log.js';
import type { Faults, Rpc } from './faults.js';
import { MAX_APPEND_SIZE, rpcErrors } from './rpc-errors.js';
import { expectedRevision, proposedEvent, streamName } from './wire-messages.js';

const expectationOf = (
  options: streams.AppendReq.Options | streams.DeleteReq.Options | streams.TombstoneReq.Options,
): ExpectedRevision | undefined => expectedRevision(options, options.hasRevision() ? options.getRevision() : undefined);

/** The rpcs that write: Append, BatchAppend, Delete, Tombstone (`src/KurrentDB.Core/Services/Transport/Grpc/Streams.*.cs`). */
export class WriteRpcs {
  constructor(
    private readonly log: EventLog,
    private readonly faults: Faults,
    private readonly access: Access,
  ) {}

  /**
   * `Streams.Append.cs`: options first, then one message per event. A conflict is an answer; any other refusal ends the
   * call.
   */
  append(
    call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
    answer: sendUnaryData<streams.AppendResp>,
  ): void {
    const refused = this.access.refusalOf(call, 'Append');
    let options: streams.AppendReq.Options | undefined;
    const events: ProposedEvent[] = [];
    let fault: string | undefined;
    call.on('data', (request: streams.AppendReq) => {
      options ??= request.getOptions();
      const message = request.getProposedMessage();
      try {
        if (message) events.push(proposedEvent(message));
      } catch (error) {
        fault = String(error);
      }
    });
    call.on('end', () => {
      if (refused) return answer(refused);
      if (fault || !options) return answer(rpcErrors.invalidArgument(fault ?? 'options are missing'));
      if (totalSize(events) > MAX_APPEND_SIZE) return answer(rpcErrors.maximumAppendSizeExceeded());
      void this.answerAppend(options, events, answer);
    });
  }

  /**
   * `Streams.BatchAppend.cs`: many appends over one call, distinguished by correlation id. The events of one may arrive in
   * several messages and are appended with the last. A refusal answers only its append. An append whose deadline passes
   * before its last message arrives is answered with Timeout and not applied.
   */
  batchAppend(call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>): void {
    const refused = this.access.refusalOfStream(call);
    if (refused) return void call.emit('error', refused);
    new BatchAppendCall(call, this.access, (stream, expected, events) =>
      this.applied('BatchAppend', stream, expected, events),
    );
  }

  delete(
    call: ServerUnaryCall<streams.DeleteReq, streams.DeleteResp>,
    answer: sendUnaryData<streams.DeleteResp>,
  ): void {
    const options = call.request.getOptions();
    void this.remove(
      'Delete',
      call,
      options,
      answer,
      (stream, expected) => this.log.delete(stream, expected),
      (at) =>
        new streams.DeleteResp().setPosition(
          new streams.DeleteResp.Position().setCommitPosition(String(at.commit)).setPreparePosition(String(at.prepare)),
        ),
    );
  }

  tombstone(
    call: ServerUnaryCall<streams.TombstoneReq, streams.TombstoneResp>,
    answer: sendUnaryData<streams.TombstoneResp>,
  ): void {
    const options = call.request.getOptions();
    void this.remove(
      'Tombstone',
      call,
      options,
      answer,
      (stream, expected) => this.log.tombstone(stream, expected),
      (at) =>
        new streams.TombstoneResp().setPosition(
          new streams.TombstoneResp.Position()
            .setCommitPosition(String(at.commit))
            .setPreparePosition(String(at.prepare)),
        ),
    );
  }

  private async remove<Answer>(
    rpc: Rpc,
    call: ServerUnaryCall<unknown, Answer>,
    options: streams.DeleteReq.Options | streams.TombstoneReq.Options | undefined,
    answer: sendUnaryData<Answer>,
    write: (stream: string, expected: ExpectedRevision) => Promise<WriteOutcome>,
    answerOf: (position: LogPosition) => Answer,
  ): Promise<void> {
    const refused = this.access.refusalOf(call, rpc);
    if (refused) return answer(refused);
    if (!options) return answer(rpcErrors.invalidArgument('options are missing'));
    const stream = streamName(options.getStreamIdentifier());
    const expected = expectationOf(options);
    if (expected === undefined) return answer(rpcErrors.invalidArgument(NO_EXPECTATION));
    if (stream === '') return answer(rpcErrors.handlerFailed());
    const outcome = await write(stream, expected);
    await this.faults.delay();
    if (outcome.kind === 'stream-deleted') return answer(rpcErrors.streamDeleted(stream));
    if (outcome.kind === 'conflict')
      return answer(rpcErrors.wrongExpectedVersion(rpc, stream, expected, outcome.current));
    answer(null, answerOf(outcome.position!));
  }

  private async answerAppend(
    options: streams.AppendReq.Options,
    events: readonly ProposedEvent[],
    answer: sendUnaryData<streams.AppendResp>,
  ): Promise<void> {
    const stream = streamName(options.getStreamIdentifier());
    const expected = expectationOf(options);
    if (expected === undefined) return answer(rpcErrors.invalidArgument(NO_EXPECTATION));
    if (stream === '') return answer(rpcErrors.handlerFailed());
    const end = await this.applied('Append', stream, expected, events);
    switch (end.kind) {
      case 'written':
        return answer(null, new streams.AppendResp().setSuccess(unarySuccess(end.revision, end.position)));
      case 'conflict':
        return answer(null, new streams.AppendResp().setWrongExpectedVersion(unaryConflict(expected, end.current)));
      case 'stream-deleted':
        return answer(rpcErrors.streamDeleted(stream));
      case 'timeout':
        return answer(rpcErrors.timeout());
      case 'cut':
        return answer(rpcErrors.unavailable());
      case 'unanswered':
        return;
    }
  }

  /** Applies an append, subject to the armed faults. */
  private async applied(
    rpc: Rpc,
    stream: string,
    expected: ExpectedRevision,
    events: readonly ProposedEvent[],
  ): Promise<AppendEnd> {
    if (this.faults.strike('append-hangs', rpc)) return { kind: 'unanswered' };
    const held = this.faults.strike('append-held', rpc);
    if (held) await held.released();
    const late = this.faults.strike('commit-late', rpc);
    if (late) {
      void late.released().then(() => this.log.append(stream, expected, events));
      return { kind: 'timeout' };
    }
    const inTransaction = this.faults.strike('explicit-transaction', rpc) !== undefined;
    const outcome = await this.log.append(stream, expected, events, inTransaction);
    await this.faults.delay();
    const lost = this.faults.strike('answer-lost', rpc);
    if (lost) return { kind: lost.fault.cut ? 'cut' : 'unanswered' };
    return this.faults.strike('commit-timeout', rpc) ? { kind: 'timeout' } : outcome;
  }
}

const unarySuccess = (revision: number, position: LogPosition | null): streams.AppendResp.Success => {
  const success = new streams.AppendResp.Success();
  if (revision < 0) success.setNoStream(new shared.Empty());
  else success.setCurrentRevision(String(revision));
  if (!position) return success.setNoPosition(new shared.Empty());
  return success.setPosition(
    new streams.AppendResp.Position()
      .setCommitPosition(String(position.commit))
      .setPreparePosition(String(position.prepare)),
  );
};

const unaryConflict = (expected: ExpectedRevision, current: number): streams.AppendResp.WrongExpectedVersion => {
  const conflict = new streams.AppendResp.WrongExpectedVersion();
  if (current < 0) conflict.setCurrentNoStream(new shared.Empty());
  else conflict.setCurrentRevision(String(current));
  if (expected === 'any') return conflict.setExpectedAny(new shared.Empty());
  if (expected === 'stream-exists') return conflict.setExpectedStreamExists(new shared.Empty());
  if (expected === 'no-stream') return conflict.setExpectedNoStream(new shared.Empty());
  return conflict.setExpectedRevision(String(expected));
};
