import { completionTenths, type Instant } from '@app/kernel';
import type { ViewBatch } from '@app/projections';
import type { FigureScope } from '../../domain/target.events.js';
import { addTally, NO_TALLY, type Tally } from '../../figures/tally.js';
import { unitEntries } from '../unit-entry.view.js';
import { unitFigures, unitFiguresId, type UnitFigures } from '../unit-figures.view.js';

/** The later of two instants: a value is reached when the last of what makes it up happened, wherever that is logged. */
export const later = (a: Instant | null, b: Instant): Instant => (a !== null && a > b ? a : b);

/** A unit's row before anything happened, and the unit told that it has one. */
export const newRow = async (
  views: ViewBatch,
  campaignId: string,
  scope: FigureScope,
  unitId: string,
): Promise<UnitFigures> => {
  const id = unitFiguresId(campaignId, scope, unitId);
  const unit = await views.get(unitEntries, unitId);
  if (unit) views.put(unitEntries, { ...unit, rows: [...unit.rows, id] });
  return {
    id,
    campaignId,
    scope,
    unitId,
    code: unit?.code ?? unitId,
    level: unit?.level ?? '',
    block: unit?.block ?? null,
    total: NO_TALLY,
    own: null,
    registered: 0,
    authors: 0,
    targets: {},
    completion: null,
    countedAt: null,
    completionAt: null,
    verifiedAt: null,
    sealed: null,
  };
};

/** Changes a row, which comes into being with its first change. */
export const changeRow = async (
  views: ViewBatch,
  campaignId: string,
  scope: FigureScope,
  unitId: string,
  change: (row: UnitFigures) => UnitFigures,
): Promise<void> => {
  const row = await views.get(unitFigures, unitFiguresId(campaignId, scope, unitId));
  views.put(unitFigures, change(row ?? (await newRow(views, campaignId, scope, unitId))));
};

/** The row with its completion as its count and target make it. */
export const withCompletion = (row: UnitFigures, at: Instant): UnitFigures => {
  const target = row.targets.M04;
  const tenths = target === undefined ? null : completionTenths(BigInt(row.total.counted), BigInt(target));
  const completion = tenths === null ? null : Number(tenths);
  if (completion === row.completion) return row;
  return { ...row, completion, completionAt: completion ? later(row.completionAt, at) : null };
};

/** The row after initiatives of the unit itself (`own`) or of units below it changed. */
export const withChange = (row: UnitFigures, tally: Tally, own: boolean, authors: number, at: Instant): UnitFigures => {
  const total = addTally(row.total, tally);
  const changed = {
    ...row,
    total,
    own: own ? row.own && addTally(row.own, tally) : (row.own ?? row.total),
    authors: row.authors + authors,
  };
  if (tally.counted === 0 && tally.verifiedVnd === '0') return changed;
  if (tally.counted !== 0) changed.countedAt = total.counted === 0 ? null : later(row.countedAt, at);
  if (tally.verifiedVnd !== '0') changed.verifiedAt = total.verifiedVnd === '0' ? null : later(row.verifiedAt, at);
  return withCompletion(changed, at);
};
