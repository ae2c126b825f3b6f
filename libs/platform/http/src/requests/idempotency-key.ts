import { HttpProblem } from '../problems/http-problem.js';

/** A structured-field string without escapes, or the same characters bare; node joins repeated headers with ", ". */
const QUOTED = /^"([!#-[\]-~]{1,255})"$/;
const BARE = /^[!#-+\--:<-[\]-~]{1,255}$/;

/** For the OpenAPI document. */
export const IDEMPOTENCY_KEY_PATTERN = `${QUOTED.source}|${BARE.source}`;

/** @throws HttpProblem INVALID_IDEMPOTENCY_KEY when missing, repeated, empty, too long or not visible ASCII */
export const idempotencyKeyFrom = (header: string | string[] | undefined): string => {
  const text = typeof header === 'string' ? header : '';
  const key = QUOTED.exec(text)?.[1] ?? (BARE.test(text) ? text : undefined);
  if (key === undefined) throw new HttpProblem('INVALID_IDEMPOTENCY_KEY');
  return key;
};
