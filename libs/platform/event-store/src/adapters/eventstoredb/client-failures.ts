import { ErrorType, convertToCommandError, isCommandError } from '@eventstore/db-client';
import {
  StoreAccessDenied,
  StoreUnavailable,
  StreamDeleted,
  UnknownPosition,
  WrongExpectedRevision,
} from '../../port/errors.js';
import type { ExpectedRevision } from '../../port/expected-revision.js';

/** No answer within the time this adapter gives. */
export class DeadlineExceeded extends Error {
  constructor(ms: number) {
    super(`no answer within ${Math.round(ms)} ms`);
    this.name = 'DeadlineExceeded';
  }
}

export interface Failure {
  readonly error: Error;
  /** Another attempt may fare better. */
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
 * Whether the server answered for this one append. Such an error is made from a message of the stream that all appends
 * share, and has no gRPC status; one with a status, or that is not of the client at all, ended the stream.
 */
export const isAnswerToAppend = (cause: unknown): boolean => {
  const error = asError(cause);
  return isCommandError(error) && error.code === undefined;
};

/** Whether the server named the leader, where the client goes then. */
export const isNotLeaderError = (cause: unknown): boolean => {
  const error = convertToCommandError(asError(cause));
  return isCommandError(error) && error.type === ErrorType.NOT_LEADER;
};

/**
 * Whether nothing can have been sent: the client asks what the server can do, and finds a node of a cluster, before it
 * writes, and reports failures of these as they come, unconverted. The server says by text alone that it was not ready.
 */
const failedBeforeSend = (error: Error & { readonly code?: unknown }): boolean =>
  (!isCommandError(error) && typeof error.code === 'number') ||
  error.message.startsWith('Failed to discover') ||
  (isAnswerToAppend(error) && /Server Is (?:Not Ready|Busy)/.test(error.message));

/**
 * An append's failure in the port's words. An answer that everybody who waits gets at once (not leader, unavailable,
 * cancelled) says nothing about one append: its outcome is unknown.
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
 * Whether the server refused to begin where it was asked to. It says so by text alone, to a read and to a subscription in
 * different words (`RpcExceptions.cs` of kurrent-io/KurrentDB: UnknownError, InvalidPositionException).
 */
const isUnknownPosition = ({ message }: Error): boolean =>
  /Unexpected ReadAllResult: InvalidPosition|invalid position/.test(message);

/** A read's failure in the port's words. A server that does not answer is not asked again: that took long enough. */
export const readFailure = (thrown: unknown, doing: string, stream?: string): Failure => {
  const cause = asError(thrown);
  if (cause instanceof StoreUnavailable || cause instanceof StreamDeleted) return { error: cause, transient: false };
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
