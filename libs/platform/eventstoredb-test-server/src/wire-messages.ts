import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ExpectedRevision } from '@app/event-store';
import type { LogPosition, LogRecord, ProposedEvent } from './event-log.js';

/** The four forms of an expected revision in a request, whatever its revision field is called. */
interface ExpectedRevisionOptions {
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
  hasAny(): boolean;
}

/**
 * The expected revision; undefined for a request without one, which the server refuses
 * (`Streams.Append.cs`: `RpcExceptions.InvalidArgument(options.ExpectedStreamRevisionCase)`).
 */
export const expectedRevision = (
  options: ExpectedRevisionOptions,
  revision: string | undefined,
): ExpectedRevision | undefined => {
  if (options.hasNoStream()) return 'no-stream';
  if (options.hasStreamExists()) return 'stream-exists';
  if (options.hasAny()) return 'any';
  return revision === undefined ? undefined : BigInt(revision);
};

export const logPosition = (position: streams.ReadReq.Options.Position): LogPosition => ({
  commit: Number(position.getCommitPosition()),
  prepare: Number(position.getPreparePosition()),
});

export const streamName = (identifier: shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

export const streamIdentifier = (stream: string): shared.StreamIdentifier => {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream, 'utf8'));
  return identifier;
};

const hex = (bits: string): string => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0');

/** Lower-case text of an id. Clients send it as text or as two signed halves of 64 bits (`shared.proto`). */
export const idText = (id: shared.UUID | undefined): string => {
  const halves = id?.getStructured();
  if (!halves) return id?.getString().toLowerCase() ?? '';
  const digits = hex(halves.getMostSignificantBits()) + hex(halves.getLeastSignificantBits());
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

const signed = (digits: string): string => BigInt.asIntN(64, BigInt(`0x${digits}`)).toString();

export const idMessage = (id: string, structured = false): shared.UUID => {
  const message = new shared.UUID();
  if (!structured) return message.setString(id);
  const digits = id.replaceAll('-', '');
  const halves = new shared.UUID.Structured();
  halves.setMostSignificantBits(signed(digits.slice(0, 16)));
  halves.setLeastSignificantBits(signed(digits.slice(16)));
  return message.setStructured(halves);
};

/** @throws RangeError for a message without `type` or `content-type`, which the server requires (`Streams.Append.cs`) */
export const proposedEvent = (
  message: streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage,
): ProposedEvent => {
  const properties = message.getMetadataMap();
  const [type, contentType] = [properties.get('type'), properties.get('content-type')];
  if (type === undefined || contentType === undefined) throw new RangeError('type and content-type are required');
  return {
    id: idText(message.getId()),
    type,
    json: contentType === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
};

const recordedEvent = (record: LogRecord, structuredIds: boolean): streams.ReadResp.ReadEvent.RecordedEvent => {
  const { event } = record;
  const message = new streams.ReadResp.ReadEvent.RecordedEvent();
  message.setId(idMessage(event.id, structuredIds));
  message.setStreamIdentifier(streamIdentifier(event.stream));
  message.setStreamRevision(record.revision);
  message.setCommitPosition(String(record.commit));
  message.setPreparePosition(String(record.prepare));
  message.setData(Buffer.from(event.data, 'latin1'));
  message.setCustomMetadata(Buffer.from(event.metadata, 'latin1'));
  const properties = message.getMetadataMap();
  properties.set('type', event.type);
  properties.set('content-type', record.json ? 'application/json' : 'application/octet-stream');
  properties.set('created', record.created);
  return message;
};

/** A record as read, or a link with its target; `null` if the target is gone (`Streams.Read.cs`, ConvertToReadEvent). */
export interface ReadRecord {
  readonly record: LogRecord;
  readonly target?: LogRecord | null;
}

export const eventMessage = ({ record, target }: ReadRecord, structuredIds: boolean): streams.ReadResp => {
  const read = new streams.ReadResp.ReadEvent();
  const original = recordedEvent(record, structuredIds);
  if (target === undefined) read.setEvent(original);
  else {
    read.setLink(original);
    if (target) read.setEvent(recordedEvent(target, structuredIds));
  }
  read.setCommitPosition(String(record.commit));
  return new streams.ReadResp().setEvent(read);
};

export const streamNotFoundMessage = (stream: string): streams.ReadResp =>
  new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream)),
  );

export const confirmationMessage = (subscriptionId: string): streams.ReadResp =>
  new streams.ReadResp().setConfirmation(
    new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(subscriptionId),
  );

export const checkpointMessage = ({ commit, prepare }: LogPosition): streams.ReadResp =>
  new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint().setCommitPosition(String(commit)).setPreparePosition(String(prepare)),
  );

export const caughtUpMessage = (): streams.ReadResp =>
  new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());

export const fellBehindMessage = (): streams.ReadResp =>
  new streams.ReadResp().setFellBehind(new streams.ReadResp.FellBehind());
