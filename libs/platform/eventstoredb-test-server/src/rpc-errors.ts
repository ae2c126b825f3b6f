import { Metadata, type StatusObject, status } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import statusMessages from '@eventstore/db-client/generated/status_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Message } from 'google-protobuf';
import type { ExpectedRevision } from '@app/event-store';
import { streamIdentifier } from './wire-messages.js';

/** Largest append in bytes: the server's default (`MaxAppendSize`, `src/KurrentDB.Core/Configuration/ClusterVNodeOptions.cs`). */
export const MAX_APPEND_SIZE = 1024 * 1024;

/**
 * Errors that end a call: status and trailers as in `src/KurrentDB.Core/Services/Transport/Grpc/RpcExceptions.cs`. Clients
 * distinguish errors by the trailer `exception` first.
 */
const ending = (code: status, details: string, trailers: Record<string, string> = {}): StatusObject => {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return { code, details, metadata };
};

/** Expected revisions as numbers in trailers (`src/KurrentDB.Core/Data/ExpectedVersion.cs`). */
const versionNumber = (expected: ExpectedRevision): string => {
  if (expected === 'no-stream') return '-1';
  if (expected === 'any') return '-2';
  return expected === 'stream-exists' ? '-4' : String(expected);
};

export const rpcErrors = {
  handlerFailed: () => ending(status.UNKNOWN, 'Exception was thrown by handler.'),
  unavailable: () => ending(status.UNAVAILABLE, 'the test server refuses calls'),
  notReady: () => ending(status.UNAVAILABLE, 'Server Is Not Ready'),
  timeout: () => ending(status.ABORTED, 'Operation timed out'),
  accessDenied: () => ending(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' }),
  unauthenticated: () => ending(status.UNAUTHENTICATED, 'the credentials are not those of a user'),
  invalidArgument: (details: string) => ending(status.INVALID_ARGUMENT, details),
  /** For a read of $all; a subscription has another text (`InvalidPositionException` there). */
  invalidReadPosition: () => ending(status.UNKNOWN, 'Unexpected ReadAllResult: InvalidPosition'),
  invalidSubscriptionPosition: () => ending(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.'),
  notLeader: ({ host, port }: { readonly host: string; readonly port: number }) =>
    ending(status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': host,
      'leader-endpoint-port': String(port),
    }),
  streamDeleted: (stream: string) =>
    ending(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
      exception: 'stream-deleted',
      'stream-name': stream,
    }),
  /** Some clients read the versions from the text. */
  wrongExpectedVersion: (operation: string, stream: string, expected: ExpectedRevision, current: number) => {
    const versions = `Expected version: ${versionNumber(expected)}, Actual version: ${current}`;
    return ending(
      status.FAILED_PRECONDITION,
      `${operation} failed due to WrongExpectedVersion. Stream: ${stream}, ${versions}`,
      {
        exception: 'wrong-expected-version',
        'stream-name': stream,
        'expected-version': versionNumber(expected),
        'actual-version': String(current),
      },
    );
  },
  maximumAppendSizeExceeded: () =>
    ending(status.INVALID_ARGUMENT, `Maximum Append Size of ${MAX_APPEND_SIZE} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(MAX_APPEND_SIZE),
    }),
};

const batchError = (code: number, message: string, details: Message, type: string): statusMessages.Status => {
  const packed = new any.Any();
  packed.pack(details.serializeBinary(), type);
  return new statusMessages.Status().setCode(code).setMessage(message).setDetails(packed);
};

const own = (code: number, name: string, details: Message): statusMessages.Status =>
  batchError(code, name, details, `event_store.client.${name}`);

const wrongExpectedVersion = (expected: ExpectedRevision, current: number): shared.WrongExpectedVersion => {
  const details = new shared.WrongExpectedVersion();
  if (current < 0) details.setCurrentNoStream(new empty.Empty());
  else details.setCurrentStreamRevision(String(current));
  if (expected === 'any') details.setExpectedAny(new empty.Empty());
  else if (expected === 'stream-exists') details.setExpectedStreamExists(new empty.Empty());
  else if (expected === 'no-stream') details.setExpectedNoStream(new empty.Empty());
  else details.setExpectedStreamPosition(String(expected));
  return details;
};

/**
 * Errors of one batched append, which leave its call open: a `google.rpc.Status` with packed details, as in the server's
 * `Streams.BatchAppend.cs` and the `Status` it extends.
 */
export const batchErrors = {
  wrongExpectedVersion: (expected: ExpectedRevision, current: number) =>
    own(status.ALREADY_EXISTS, 'WrongExpectedVersion', wrongExpectedVersion(expected, current)),
  streamDeleted: (stream: string) =>
    own(status.NOT_FOUND, 'StreamDeleted', new shared.StreamDeleted().setStreamIdentifier(streamIdentifier(stream))),
  accessDenied: () => own(status.PERMISSION_DENIED, 'AccessDenied', new shared.AccessDenied()),
  timeout: () => own(status.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout()),
  badRequest: (message: string) =>
    own(status.INVALID_ARGUMENT, 'BadRequest', new shared.BadRequest().setMessage(message)),
  maximumAppendSizeExceeded: () =>
    own(
      status.INVALID_ARGUMENT,
      'MaximumAppendSizeExceeded',
      new shared.MaximumAppendSizeExceeded().setMaxappendsize(MAX_APPEND_SIZE),
    ),
  notReady: () => batchError(status.OK, 'Server Is Not Ready', new empty.Empty(), 'google.protobuf.Empty'),
};
