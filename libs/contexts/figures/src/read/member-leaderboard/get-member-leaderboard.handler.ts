import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PersonVault } from '@app/person-vault';
import { ViewStore, type ViewPage } from '@app/read-models';
import { competitionRanks } from '../competition-ranks.js';
import { memberBoard, memberFigures, type MemberFigures } from '../member-figures.view.js';
import { ScopeFiguresReader } from '../scope-figures.reader.js';
import { unitEntries } from '../unit-entry.view.js';
import { GetMemberLeaderboardQuery, type MemberMeasure } from './get-member-leaderboard.query.js';
import type { MemberLeaderboardRowResponse } from './member-leaderboard.response.js';

const MEASURES: {
  readonly [Measure in MemberMeasure]: {
    readonly field: string;
    readonly reachedField: string;
    readonly value: (row: MemberFigures) => number;
    readonly reachedAt: (row: MemberFigures) => string | null;
  };
} = {
  count: {
    field: 'counted',
    reachedField: 'countedAt',
    value: ({ counted }) => counted,
    reachedAt: ({ countedAt }) => countedAt,
  },
  benefit: {
    field: 'verified',
    reachedField: 'verifiedAt',
    value: ({ verifiedVnd }) => Number(verifiedVnd),
    reachedAt: ({ verifiedAt }) => verifiedAt,
  },
};

@QueryHandler(GetMemberLeaderboardQuery)
export class GetMemberLeaderboardHandler implements IQueryHandler<GetMemberLeaderboardQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly scopes: ScopeFiguresReader,
    private readonly persons: PersonVault,
  ) {}

  async execute({
    campaignId,
    board: { scope, by },
    limit,
    after,
  }: GetMemberLeaderboardQuery): Promise<ViewPage<MemberLeaderboardRowResponse>> {
    const { field, reachedField, value, reachedAt } = MEASURES[by];
    await this.scopes.programmeWith(campaignId, scope);
    const board = memberBoard(campaignId, scope);
    const { items, next } = await this.views.find(memberFigures, {
      where: { board, [field]: { gt: 0 } },
      sort: [
        { field, direction: 'desc' },
        { field: reachedField, direction: 'asc' },
      ],
      limit,
      ...(after && { after }),
    });
    const values = items.map(value);
    const first = values[0];
    const ranks = competitionRanks(
      values,
      after && first !== undefined
        ? {
            ahead: await this.views.count(memberFigures, { where: { board, [field]: { gt: first } } }),
            atLeast: await this.views.count(memberFigures, { where: { board, [field]: { gte: first } } }),
          }
        : null,
    );
    const [names, units] = await Promise.all([
      this.persons.names(items.map(({ memberId }) => memberId)),
      this.views.getMany(unitEntries, [...new Set(items.map(({ unitId }) => unitId))]),
    ]);
    return {
      items: items.map((row, index) => {
        const unit = units.get(row.unitId);
        return {
          rank: ranks[index]!,
          memberId: row.memberId,
          name: names.get(row.memberId) ?? null,
          unit: { unitId: row.unitId, code: unit?.code ?? row.unitId, name: unit?.name ?? row.unitId },
          counted: row.counted,
          benefitVerifiedVnd: row.verifiedVnd,
          reachedAt: reachedAt(row),
        };
      }),
      next,
    };
  }
}
