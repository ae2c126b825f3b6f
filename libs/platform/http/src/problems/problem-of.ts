import {
  ClockDisagrees,
  CommandExpired,
  IdempotencyKeyReused,
  StaleRevision,
  TooMuchContention,
} from '@app/command-handling';
import {
  LogDamaged,
  LogReplaced,
  StoreDiskFull,
  StoreUnavailable,
  StreamDeleted,
  UnknownPosition,
  WrongExpectedRevision,
} from '@app/event-store';
import { DomainError, type DomainErrorKind } from '@app/kernel';
import { VaultDiskFull, VaultUnavailable } from '@app/person-vault';
import { PastViewsNotReady } from '@app/projections';
import { FieldNotInActiveVersion, InvalidKeyset, NoActiveVersion, ReadModelsUnavailable } from '@app/read-models';
import type { TextFacts } from '@app/texts';
import { HttpException } from '@nestjs/common';
import { etagOf } from '../fields/etag.js';
import { RateLimited } from '../walls/rate-limits.js';
import { HttpProblem, type RequestFault } from './http-problem.js';
import { platformProblems, type ProblemCode } from './platform-problems.js';

/** An error as the HTTP edge sees it, before its texts are chosen. */
export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly facts: TextFacts;
  readonly faults: readonly RequestFault[];
  readonly headers: { readonly [name: string]: string };
  /** JSON pointer of the field that a DomainError is about. */
  readonly pointer?: string;
  /** True for an error that no rule foresees: it is logged, and its details are not sent. */
  readonly unexpected: boolean;
}

export const statusOfKind: { readonly [kind in DomainErrorKind]: number } = {
  conflict: 409,
  invalid: 422,
  forbidden: 403,
  'not-found': 404,
};

const statusOf = new Map<string, number>(platformProblems.map(({ code, status }) => [code, status]));

const codeOfStatus: { readonly [status: number]: ProblemCode } = {
  400: 'MALFORMED_REQUEST',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  408: 'REQUEST_TIMEOUT',
  409: 'CONFLICT',
  412: 'STALE_REVISION',
  413: 'BODY_TOO_LARGE',
  414: 'URI_TOO_LONG',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE',
  428: 'PRECONDITION_REQUIRED',
  431: 'HEADERS_TOO_LARGE',
};

const retryAfterSeconds: { readonly [code: string]: string } = {
  COMMAND_EXPIRED: '1',
  CLOCK_DISAGREES: '5',
  TOO_MUCH_CONTENTION: '1',
  READ_MODEL_BEHIND: '1',
  AS_OF_NOT_READY: '5',
  OVERLOADED: '1',
  STORE_UNAVAILABLE: '5',
  DISK_FULL: '30',
  SHUTTING_DOWN: '5',
};

const platformProblem = (code: ProblemCode, rest: Partial<Problem> = {}): Problem => {
  const retryAfter = retryAfterSeconds[code];
  return {
    code,
    status: statusOf.get(code) ?? 500,
    facts: {},
    faults: [],
    unexpected: false,
    ...rest,
    headers: { ...(retryAfter !== undefined && { 'retry-after': retryAfter }), ...rest.headers },
  };
};

/** A store is unavailable: the client can only retry. */
const outages = [StoreUnavailable, ReadModelsUnavailable, VaultUnavailable] as const;

const stale = (actual: bigint | null): Problem =>
  platformProblem('STALE_REVISION', { facts: actual === null ? {} : { currentEtag: etagOf(actual) } });

const statusCodeIn = (error: unknown): number | undefined => {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return undefined;
};

/** Maps any thrown value to a problem; an unknown one is INTERNAL_ERROR. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof HttpProblem) {
    return platformProblem(error.code, { facts: error.details, faults: error.faults, headers: error.headers });
  }
  if (error instanceof DomainError) {
    return {
      code: error.code,
      status: statusOfKind[error.kind],
      facts: error.details,
      faults: [],
      headers: {},
      unexpected: false,
      ...(error.pointer !== undefined && { pointer: error.pointer }),
    };
  }
  if (error instanceof RateLimited) {
    const headers = { 'retry-after': String(error.retryAfterSeconds) };
    return platformProblem('RATE_LIMITED', { facts: { limit: error.limit }, headers });
  }
  if (error instanceof StaleRevision || error instanceof WrongExpectedRevision) return stale(error.actual);
  if (error instanceof IdempotencyKeyReused) return platformProblem('IDEMPOTENCY_KEY_REUSED');
  if (error instanceof CommandExpired) return platformProblem('COMMAND_EXPIRED');
  if (error instanceof ClockDisagrees) return platformProblem('CLOCK_DISAGREES');
  if (error instanceof TooMuchContention) return platformProblem('TOO_MUCH_CONTENTION');
  if (error instanceof InvalidKeyset || error instanceof UnknownPosition) return platformProblem('INVALID_CURSOR');
  if (error instanceof NoActiveVersion || error instanceof FieldNotInActiveVersion) {
    return platformProblem('READ_MODEL_BEHIND');
  }
  if (error instanceof PastViewsNotReady) return platformProblem('AS_OF_NOT_READY');
  if (error instanceof StreamDeleted) return platformProblem('HISTORY_DELETED', { unexpected: true });
  if (error instanceof LogDamaged) return platformProblem('LOG_DAMAGED', { unexpected: true });
  if (error instanceof LogReplaced) return platformProblem('LOG_REPLACED');
  if (error instanceof StoreDiskFull || error instanceof VaultDiskFull) return platformProblem('DISK_FULL');
  if (outages.some((outage) => error instanceof outage)) return platformProblem('STORE_UNAVAILABLE');
  const code = codeOfStatus[statusCodeIn(error) ?? 500];
  return code ? platformProblem(code) : platformProblem('INTERNAL_ERROR', { unexpected: true });
};
