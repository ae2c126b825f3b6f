import { HttpProblem } from '../problems/http-problem.js';

export type IfMatchUse = 'required' | 'optional' | 'none';

const STRONG_REVISION = /^"(0|[1-9]\d{0,18})"$/;

/**
 * The revision a person acted on, null when none was given and none is needed.
 *
 * @throws HttpProblem PRECONDITION_REQUIRED when missing though required, INVALID_IF_MATCH for anything but one strong
 * `"<revision>"`, and for any value where there is nothing yet to match
 */
export const ifMatchFrom = (header: string | undefined, use: IfMatchUse): bigint | null => {
  if (header === undefined) {
    if (use === 'required') throw new HttpProblem('PRECONDITION_REQUIRED');
    return null;
  }
  const revision = use === 'none' ? undefined : STRONG_REVISION.exec(header)?.[1];
  if (revision === undefined) throw new HttpProblem('INVALID_IF_MATCH');
  return BigInt(revision);
};

export const etagOf = (revision: bigint | string): string => `"${revision}"`;
