import type { FastifyRequest } from 'fastify';
import { positionFault } from '../fields/query-fields.js';
import { HttpProblem } from '../problems/http-problem.js';

export const MIN_POSITION = 'minPosition';
const HEADER = 'x-min-position';

/** The log position that a client wants the response to include. */
export interface MinPosition {
  /** The read models must have processed the log up to here. */
  readonly position: bigint;
  /** How long to wait for it, in milliseconds. */
  readonly waitMs: number;
}

const DEFAULT_WAIT_SECONDS = 5;
const MAX_WAIT_SECONDS = 10;
const WAIT = /(?:^|,)\s*wait\s*=\s*"?(\d{1,9})"?\s*(?=$|[,;])/i;

const waitMs = (prefer: string | string[] | undefined): number => {
  const seconds = WAIT.exec([prefer ?? ''].flat().join(','))?.[1];
  return Math.min(seconds === undefined ? DEFAULT_WAIT_SECONDS : Number(seconds), MAX_WAIT_SECONDS) * 1000;
};

/**
 * Removes `x-min-position` or `?minPosition=` from the request, so that a query class need not declare it, and reads
 * `Prefer: wait=<s>`. A malformed preference is ignored, as RFC 7240 requires. null when neither is given.
 *
 * @throws HttpProblem VALIDATION_FAILED for a malformed position, or one given in both places
 */
export const extractMinPosition = (request: FastifyRequest): MinPosition | null => {
  const query = request.query as { [name: string]: unknown };
  const header = request.headers[HEADER];
  const parameter = query[MIN_POSITION];
  if (header === undefined && parameter === undefined) return null;
  delete query[MIN_POSITION];
  const name = header === undefined ? MIN_POSITION : HEADER;
  if (header !== undefined && parameter !== undefined) {
    throw new HttpProblem('VALIDATION_FAILED', { faults: [{ parameter: name, code: 'REPEATED' }] });
  }
  const given = header ?? parameter;
  const fault = Array.isArray(given) ? { code: 'REPEATED' as const } : positionFault(given);
  if (fault) throw new HttpProblem('VALIDATION_FAILED', { faults: [{ parameter: name, ...fault }] });
  return { position: BigInt(given as string), waitMs: waitMs(request.headers.prefer) };
};
