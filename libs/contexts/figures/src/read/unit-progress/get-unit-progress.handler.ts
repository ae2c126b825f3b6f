import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { FigureScope } from '@app/campaigns/contracts';
import { DomainError } from '@app/kernel';
import { ViewStore } from '@app/read-models';
import { completionResponse } from '../completion.response.js';
import { findAll } from '../find-all.js';
import { ScopeFiguresReader } from '../scope-figures.reader.js';
import { NO_TALLY } from '../../fold/tally.js';
import { tallyResponse } from '../tally.response.js';
import { unitEntries, type UnitEntry } from '../unit-entry.view.js';
import { targetOf, unitFigures, unitFiguresId, type UnitFigures } from '../unit-figures.view.js';
import { GetUnitProgressQuery } from './get-unit-progress.query.js';
import type {
  ProgressUnitResponse,
  UnitProgressResponse,
  UnitScopeProgressResponse,
} from './unit-progress.response.js';

const unitResponse = ({ id, code, name, level, block, active }: UnitEntry): ProgressUnitResponse => ({
  unitId: id,
  code,
  name,
  level,
  block,
  active,
});

const scopeResponse = (scope: FigureScope, row: UnitFigures | null): UnitScopeProgressResponse => {
  const total = row?.total ?? NO_TALLY;
  return {
    scope,
    completion: completionResponse(total.counted, targetOf(row)),
    targets: Object.entries(row?.targets ?? {}).map(([metric, value]) => ({ metric, value })),
    subtree: tallyResponse(total),
    own: tallyResponse(row?.own ?? total),
    authors: row?.authors ?? 0,
    sealed: row?.sealed ?? null,
  };
};

@QueryHandler(GetUnitProgressQuery)
export class GetUnitProgressHandler implements IQueryHandler<GetUnitProgressQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly scopes: ScopeFiguresReader,
  ) {}

  async execute({ campaignId, unitId, childrenScope }: GetUnitProgressQuery): Promise<UnitProgressResponse> {
    const programme = await this.scopes.programmeWith(campaignId, childrenScope);
    const scopes: readonly FigureScope[] = [
      'CAMPAIGN',
      ...programme.phases.map(({ phase }) => `PHASE_${phase}` as const),
      ...(programme.peakDrive ? ['PEAK_DRIVE' as const] : []),
    ];
    const [unit, children] = await Promise.all([
      this.views.get(unitEntries, unitId),
      findAll(this.views, unitEntries, { where: { parentId: unitId }, sort: [{ field: 'code', direction: 'asc' }] }),
    ]);
    if (!unit) throw new DomainError('not-found', 'UNIT_NOT_FOUND');
    const rows = await this.views.getMany(unitFigures, [
      ...scopes.map((scope) => unitFiguresId(campaignId, scope, unitId)),
      ...children.map((child) => unitFiguresId(campaignId, childrenScope, child.id)),
    ]);
    const rowOf = (scope: FigureScope, id: string): UnitFigures | null =>
      rows.get(unitFiguresId(campaignId, scope, id)) ?? null;
    return {
      campaignId,
      unit: unitResponse(unit),
      registeredMembers: rowOf('CAMPAIGN', unitId)?.registered ?? 0,
      scopes: scopes.map((scope) => scopeResponse(scope, rowOf(scope, unitId))),
      children: children.map((child) => {
        const row = rowOf(childrenScope, child.id);
        const total = row?.total ?? NO_TALLY;
        return {
          ...unitResponse(child),
          completion: completionResponse(total.counted, targetOf(row)),
          subtree: tallyResponse(total),
          authors: row?.authors ?? 0,
        };
      }),
    };
  }
}
