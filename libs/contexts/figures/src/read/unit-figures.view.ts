import type { Figure, FigureScope } from '@app/campaigns/contracts';
import { fractionSortKey, naturalKey, numberSortKey, type Instant } from '@app/kernel';
import type { CollectionSpec } from '@app/read-models';
import { belongsTo } from '../fold/belonging.js';
import type { Tally } from '../fold/tally.js';

/**
 * A unit's figures in one scope of a campaign. Every unit at or below the campaign's owner has a row in each of its scopes;
 * the boards list those that belong to the scope.
 */
export interface UnitFigures {
  readonly id: string;
  readonly campaignId: string;
  readonly scope: FigureScope;
  readonly unit: {
    readonly unitId: string;
    readonly code: string;
    readonly level: string;
    readonly block: string | null;
    readonly active: boolean;
  };
  /** The unit and everything below it. */
  readonly total: Tally;
  /** The unit's own part of `total`; null while it equals `total`, because no unit below has any. */
  readonly own: Tally | null;
  /** M01 in the subtree, campaign scope only: each person registers once, at one unit. */
  readonly registered: number;
  /** M06 in the subtree: distinct persons, counted here and never summed from below. */
  readonly authors: number;
  /** By metric; 0 means that the target was withdrawn. */
  readonly targets: { readonly [metric: string]: number };
  /** When the ranked values were reached; null while they are 0. */
  readonly reached: {
    readonly countedAt: Instant | null;
    readonly verifiedAt: Instant | null;
    /** Since when the target in M04 is what it is. */
    readonly targetAt: Instant | null;
    /** M09 as shown, in tenths of a percent; null if no target is assigned. */
    readonly completion: number | null;
    readonly completionAt: Instant | null;
  };
  /** The sealed figures of the unit. */
  readonly sealed: readonly Figure[] | null;
}

/** The target in force (M04); null if none was assigned or it was withdrawn. */
export const targetOf = (row: UnitFigures | null): number | null => row?.targets.M04 || null;

/** What ranks by completion compare: the exact fraction, not the rounded percentage. */
const completionKey = (row: UnitFigures): string | null => {
  const target = targetOf(row);
  return target === null ? null : fractionSortKey(row.total.counted, target);
};

/** One leaderboard: rows of one scope and level. */
export const unitBoard = (campaignId: string, scope: FigureScope, level: string): string =>
  `${campaignId}/${scope}/${level}`;

const boardOf = (row: UnitFigures): string | null => {
  const { campaignId, scope, unit, total } = row;
  return belongsTo(unit.active, targetOf(row), total) ? unitBoard(campaignId, scope, unit.level) : null;
};

export const unitFigures: CollectionSpec<UnitFigures> = {
  name: 'unit-figures',
  fields: {
    board: boardOf,
    block: ({ unit }) => unit.block,
    codeOrder: ({ unit }) => naturalKey(unit.code),
    counted: ({ total }) => total.counted,
    countedAt: ({ reached }) => reached.countedAt,
    completion: completionKey,
    completionAt: ({ reached }) => reached.completionAt,
    verified: ({ total }) => numberSortKey(total.verifiedVnd),
    verifiedAt: ({ reached }) => reached.verifiedAt,
  },
  indexes: [
    ['board', '-counted', 'countedAt', 'codeOrder'],
    ['board', '-completion', 'completionAt', 'codeOrder'],
    ['board', '-verified', 'verifiedAt', 'codeOrder'],
  ],
};

export const unitFiguresId = (campaignId: string, scope: FigureScope, unitId: string): string =>
  `${campaignId}/${scope}/${unitId}`;
