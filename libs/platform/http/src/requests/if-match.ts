import { revisionOf } from '../fields/etag.js';
import { HttpProblem } from '../problems/http-problem.js';

export type IfMatchUse = 'required' | 'optional' | 'none';

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
  const revision = use === 'none' ? null : revisionOf(header);
  if (revision === null) throw new HttpProblem('INVALID_IF_MATCH');
  return revision;
};
