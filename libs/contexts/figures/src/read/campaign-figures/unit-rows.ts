import type { FigureScope } from '@app/campaigns/contracts';
import { completionTenths, type Instant } from '@app/kernel';
import type { ViewBatch } from '@app/projections';
import { addTally, NO_TALLY, pendingOf, type Tally } from '../../fold/tally.js';
import { boardOrderId, boardOrders } from '../board-order.view.js';
import { figureUnits } from '../figure-unit.view.js';
import { unitFigures, unitFiguresId, type UnitFigures } from '../unit-figures.view.js';

/** The later of two instants: a value is reached by its latest event, whatever the log order. */
export const later = (a: Instant | null, b: Instant): Instant => (a !== null && a > b ? a : b);

export const noteBoardOrder = (views: ViewBatch, campaignId: string, scope: FigureScope, position: bigint): void =>
  views.put(boardOrders, { id: boardOrderId(campaignId, scope), position: position.toString() });

/** An empty row of a unit, which joins its board; also adds the row's id to the unit. */
export const newRow = async (
  views: ViewBatch,
  campaignId: string,
  scope: FigureScope,
  unitId: string,
  position: bigint,
): Promise<UnitFigures> => {
  noteBoardOrder(views, campaignId, scope, position);
  const id = unitFiguresId(campaignId, scope, unitId);
  const unit = await views.get(figureUnits, unitId);
  if (unit) views.put(figureUnits, { ...unit, rows: [...unit.rows, id] });
  return {
    id,
    campaignId,
    scope,
    unit: {
      unitId,
      code: unit?.code ?? unitId,
      level: unit?.level ?? '',
      block: unit?.block ?? null,
      active: unit?.active ?? true,
    },
    total: NO_TALLY,
    own: null,
    registered: 0,
    authors: 0,
    targets: {},
    reached: { countedAt: null, verifiedAt: null, targetAt: null, completion: null, completionAt: null },
    sealed: null,
  };
};

/** Creates the row unless it exists. */
export const ensureRow = async (
  views: ViewBatch,
  campaignId: string,
  scope: FigureScope,
  unitId: string,
  position: bigint,
): Promise<void> => {
  if (await views.get(unitFigures, unitFiguresId(campaignId, scope, unitId))) return;
  views.put(unitFigures, await newRow(views, campaignId, scope, unitId, position));
};

/** Changes a row; creates it on the first change. */
export const changeRow = async (
  views: ViewBatch,
  campaignId: string,
  scope: FigureScope,
  unitId: string,
  position: bigint,
  change: (row: UnitFigures) => UnitFigures,
): Promise<void> => {
  const row = await views.get(unitFigures, unitFiguresId(campaignId, scope, unitId));
  views.put(unitFigures, change(row ?? (await newRow(views, campaignId, scope, unitId, position))));
};

const withoutUndecided = (tally: Tally): Tally => ({
  ...tally,
  waiting: 0,
  returned: 0,
  carriedOver: tally.carriedOver + pendingOf(tally),
});

const undecidedOf = ({ waiting, returned }: Tally): Tally => ({ ...NO_TALLY, waiting, returned });

/** The row of a sealed phase after its undecided initiatives went on to a later phase, and the row there. */
export const carriedOver = (from: UnitFigures, to: UnitFigures): readonly [from: UnitFigures, to: UnitFigures] => {
  const own = from.own ?? from.total;
  return [
    { ...from, total: withoutUndecided(from.total), own: from.own && withoutUndecided(from.own) },
    {
      ...to,
      total: addTally(to.total, undecidedOf(from.total)),
      own: from.own || to.own ? addTally(to.own ?? to.total, undecidedOf(own)) : null,
    },
  ];
};

type Reached = UnitFigures['reached'];

/**
 * The shown completion after a change, with `countedAt` and `targetAt` after it. Approvals that left the shown value
 * unchanged are in `countedAt`: one of them may have a later instant than the one that changed it.
 */
const reachedCompletion = (reached: Reached, counted: number, target: number | undefined): Reached => {
  const tenths = target === undefined ? null : completionTenths(BigInt(counted), BigInt(target));
  const completion = tenths === null ? null : Number(tenths);
  if (completion === reached.completion) return reached;
  const { countedAt, verifiedAt, targetAt } = reached;
  const completionAt = completion && countedAt ? later(targetAt, countedAt) : null;
  return { countedAt, verifiedAt, targetAt, completion, completionAt };
};

/** The row with a target. */
export const withTarget = (row: UnitFigures, metric: string, value: number, at: Instant): UnitFigures => {
  const targets = { ...row.targets, [metric]: value };
  if (metric !== 'M04') return { ...row, targets };
  const reached = { ...row.reached, targetAt: later(row.reached.targetAt, at) };
  return { ...row, targets, reached: reachedCompletion(reached, row.total.counted, value) };
};

const reachedAfter = (row: UnitFigures, change: Tally, total: Tally, at: Instant): Reached => {
  if (change.counted === 0 && change.verifiedVnd === '0') return row.reached;
  const { countedAt, verifiedAt, targetAt, completion, completionAt } = row.reached;
  const reached = {
    countedAt: total.counted === 0 ? null : change.counted === 0 ? countedAt : later(countedAt, at),
    verifiedAt: total.verifiedVnd === '0' ? null : change.verifiedVnd === '0' ? verifiedAt : later(verifiedAt, at),
    targetAt,
    completion,
    completionAt,
  };
  return reachedCompletion(reached, total.counted, row.targets.M04);
};

/**
 * The row after initiatives of the unit itself (`own`) or of units below it changed. Written out instead of spread: it
 * runs several times for every event, and spreading takes V8 ten times as long.
 */
export const withChange = (
  row: UnitFigures,
  change: Tally,
  own: boolean,
  authors: number,
  at: Instant,
): UnitFigures => {
  const total = addTally(row.total, change);
  return {
    id: row.id,
    campaignId: row.campaignId,
    scope: row.scope,
    unit: row.unit,
    total,
    own: own ? row.own && addTally(row.own, change) : (row.own ?? row.total),
    registered: row.registered,
    authors: row.authors + authors,
    targets: row.targets,
    reached: reachedAfter(row, change, total, at),
    sealed: row.sealed,
  };
};
