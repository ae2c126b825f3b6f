import { revisionOf } from '../fields/etag.js';
import { HttpProblem } from '../problems/http-problem.js';

export type IfMatchUse = 'required' | 'optional' | 'none';

/**
 * The revision that the command is based on; null when none was given and none is required.
 *
 * @throws HttpProblem PRECONDITION_REQUIRED when it is required and missing, INVALID_IF_MATCH for anything except one
 * strong `"<revision>"` or ETag of a read, and for any value on a command that creates a resource
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
