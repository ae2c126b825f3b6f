import { isNoTally, type Tally } from './tally.js';

/**
 * Whether a unit, at or below the campaign's owner, belongs to a scope: it is active, or has a target in M04 there, or an
 * initiative of its subtree stands in the figures there. One rule for boards, M07.TOTAL and the children of a unit.
 */
export const belongsTo = (active: boolean, target: number | null, total: Tally): boolean =>
  active || target !== null || !isNoTally(total);
