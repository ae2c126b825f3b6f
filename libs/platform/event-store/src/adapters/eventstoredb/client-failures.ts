import { ErrorType, convertToCommandError, isCommandError } from '@eventstore/db-client';
import {
  LogDamaged,
  StoreAccessDenied,
  StoreUnavailable,
  StreamDeleted,
  UnknownPosition,
  WrongExpectedRevision,
} from '../../port/errors.js';
import type { ExpectedRevision } from '../../port/expected-revision.js';

/** The server did not respond within this adapter's deadline. */
export class DeadlineExceeded extends Error {
  constructor(ms: number) {
    super(`no response within ${Math.round(ms)} ms`);
    this.name = 'DeadlineExceeded';
  }
}

export interface Failure {
  readonly error: Error;
  /** Worth retrying. */
  readonly transient: boolean;
}

const PERMISSION_DENIED = 7;
const UNAUTHENTICATED = 16;

const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));

const isDenied = (error: Error & { readonly code?: unknown }): boolean =>
  (isCommandError(error) && error.type === ErrorType.ACCESS_DENIED) ||
  error.code === PERMISSION_DENIED ||
  error.code === UNAUTHENTICATED;

const denied = (doing: string, cause: Error): StoreAccessDenied =>
  new StoreAccessDenied(`${doing}: EventStoreDB refuses these credentials`, { cause });

/**
 * Whether the error is a response to this one append. The client makes it from a message on the stream that all appends
 * share, so it has no gRPC status. An error with a status, or of another origin, ended the stream.
 */
export const isAnswerToAppend = (cause: unknown): boolean => {
  const error = asError(cause);
  return isCommandError(error) && error.code === undefined;
};

/** Whether the node is not the leader. Its error names the leader, and the client connects there next. */
export const isNotLeaderError = (cause: unknown): boolean => {
  const error = convertToCommandError(asError(cause));
  return isCommandError(error) && error.type === ErrorType.NOT_LEADER;
};

/**
 * Whether the call failed before anything was sent. The client first asks for server features and, in a cluster, for a
 * node; it passes failures of those on unconverted. "Not ready" is known by its text only.
 */
const failedBeforeSend = (error: Error & { readonly code?: unknown }): boolean =>
  (!isCommandError(error) && typeof error.code === 'number') ||
  error.message.startsWith('Failed to discover') ||
  (isAnswerToAppend(error) && /Server Is (?:Not Ready|Busy)/.test(error.message));

/**
 * Maps a failed append to the port's errors. An error that all pending appends receive (not leader, unavailable, cancelled)
 * says nothing about one of them: its outcome is unknown.
 */
export const appendFailure = (thrown: unknown, stream: string, expected: ExpectedRevision): Failure => {
  const cause = asError(thrown);
  const error = convertToCommandError(cause) as Error & { readonly code?: unknown };
  const doing = `append to ${stream}`;
  if (isDenied(error)) return { error: denied(doing, cause), transient: false };
  if (isCommandError(error)) {
    switch (error.type) {
      case ErrorType.WRONG_EXPECTED_VERSION: {
        const { actualVersion: actual } = error;
        const revision = typeof actual === 'bigint' && actual >= 0n ? actual : null;
        return { error: new WrongExpectedRevision(stream, expected, revision), transient: false };
      }
      case ErrorType.STREAM_DELETED:
        return { error: new StreamDeleted(stream, { cause }), transient: false };
      case ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED: {
        const why = `larger than the ${error.maxAppendSize} bytes the server takes at once (its MaxAppendSize)`;
        return { error: new StoreUnavailable(`${doing}: ${why}`, 'not-written', { cause }), transient: false };
      }
      default:
    }
  }
  const outcome = failedBeforeSend(cause) ? 'not-written' : 'unknown';
  return { error: new StoreUnavailable(`${doing}: ${cause.message}`, outcome, { cause }), transient: true };
};

/**
 * Whether the server rejected the start position. It says so by text only, and differently for reads and subscriptions
 * (`RpcExceptions.cs` of kurrent-io/KurrentDB: UnknownError, InvalidPositionException).
 */
const isUnknownPosition = ({ message }: Error): boolean =>
  /Unexpected ReadAllResult: InvalidPosition|invalid position/.test(message);

/** Maps a failed read to the port's errors. A missed deadline is not retried: it took long enough. */
export const readFailure = (thrown: unknown, doing: string, stream?: string): Failure => {
  const cause = asError(thrown);
  if ([LogDamaged, StoreUnavailable, StreamDeleted].some((kind) => cause instanceof kind)) {
    return { error: cause, transient: false };
  }
  const error = convertToCommandError(cause);
  if (isDenied(error)) return { error: denied(doing, cause), transient: false };
  if (stream !== undefined && isCommandError(error) && error.type === ErrorType.STREAM_DELETED) {
    return { error: new StreamDeleted(stream, { cause }), transient: false };
  }
  if (isUnknownPosition(cause)) {
    return { error: new UnknownPosition(`${doing}: ${cause.message}`, { cause }), transient: false };
  }
  const transient = !(cause instanceof DeadlineExceeded);
  return { error: new StoreUnavailable(`${doing}: ${cause.message}`, 'not-written', { cause }), transient };
};
