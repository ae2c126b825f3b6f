import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ViewStore, type ViewPage } from '@app/read-models';
import { competitionRanks } from '../competition-ranks.js';
import { completionResponse } from '../completion.response.js';
import { ScopeFiguresReader } from '../scope-figures.reader.js';
import { pendingOf } from '../../fold/tally.js';
import { unitEntries } from '../unit-entry.view.js';
import { targetOf, unitBoard, unitFigures, type UnitFigures } from '../unit-figures.view.js';
import { GetUnitLeaderboardQuery, type UnitMeasure } from './get-unit-leaderboard.query.js';
import type { UnitLeaderboardRowResponse } from './unit-leaderboard.response.js';

const MEASURES: {
  readonly [Measure in UnitMeasure]: {
    readonly field: string;
    readonly reachedField: string;
    readonly value: (row: UnitFigures) => number | null;
    readonly reachedAt: (row: UnitFigures) => string | null;
  };
} = {
  count: {
    field: 'counted',
    reachedField: 'countedAt',
    value: ({ total }) => total.counted,
    reachedAt: ({ reached }) => reached.countedAt,
  },
  completion: {
    field: 'completion',
    reachedField: 'completionAt',
    value: ({ reached }) => reached.completion,
    reachedAt: ({ reached }) => reached.completionAt,
  },
  benefit: {
    field: 'verified',
    reachedField: 'verifiedAt',
    value: ({ total }) => Number(total.verifiedVnd),
    reachedAt: ({ reached }) => reached.verifiedAt,
  },
};

@QueryHandler(GetUnitLeaderboardQuery)
export class GetUnitLeaderboardHandler implements IQueryHandler<GetUnitLeaderboardQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly scopes: ScopeFiguresReader,
  ) {}

  async execute({
    campaignId,
    board,
    limit,
    after,
  }: GetUnitLeaderboardQuery): Promise<ViewPage<UnitLeaderboardRowResponse>> {
    const { scope, level, block, by } = board;
    const { field, reachedField, value, reachedAt } = MEASURES[by];
    await this.scopes.programmeWith(campaignId, scope);
    const where = { board: unitBoard(campaignId, scope, level), ...(block !== null && { block }) };
    const { items, next } = await this.views.find(unitFigures, {
      where,
      sort: [
        { field, direction: 'desc' },
        { field: reachedField, direction: 'asc' },
        { field: 'code', direction: 'asc' },
      ],
      limit,
      ...(after && { after }),
    });
    const values = items.map(value);
    const first = values[0] ?? null;
    const ranks = competitionRanks(
      values,
      after && first !== null
        ? {
            ahead: await this.views.count(unitFigures, { where: { ...where, [field]: { gt: first } } }),
            atLeast: await this.views.count(unitFigures, { where: { ...where, [field]: { gte: first } } }),
          }
        : null,
    );
    const units = await this.views.getMany(
      unitEntries,
      items.map(({ unit }) => unit.unitId),
    );
    return {
      items: items.map((row, index) => ({
        rank: ranks[index]!,
        ...row.unit,
        name: units.get(row.unit.unitId)?.name ?? row.unit.code,
        completion: completionResponse(row.total.counted, targetOf(row)),
        submissions: row.total.submissions,
        pending: pendingOf(row.total),
        authors: row.authors,
        benefitVerifiedVnd: row.total.verifiedVnd,
        reachedAt: reachedAt(row),
      })),
      next,
    };
  }
}
