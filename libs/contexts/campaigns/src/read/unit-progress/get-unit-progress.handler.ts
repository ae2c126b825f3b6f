import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/kernel';
import { ViewStore } from '@app/read-models';
import type { FigureScope } from '../../domain/target.events.js';
import { completionAnswer } from '../completion.answer.js';
import { findAll } from '../find-all.js';
import { ScopeFiguresReader } from '../scope-figures.reader.js';
import { NO_TALLY } from '../../figures/tally.js';
import { tallyAnswer } from '../tally.answer.js';
import { unitEntries, type UnitEntry } from '../unit-entry.view.js';
import { targetOf, unitFigures, unitFiguresId, type UnitFigures } from '../unit-figures.view.js';
import { GetUnitProgressQuery } from './get-unit-progress.query.js';
import type { ProgressUnitAnswer, UnitProgressAnswer, UnitScopeProgressAnswer } from './unit-progress.answer.js';

const unitAnswer = ({ id, code, name, level, block, active }: UnitEntry): ProgressUnitAnswer => ({
  unitId: id,
  code,
  name,
  level,
  block,
  active,
});

const scopeAnswer = (scope: FigureScope, row: UnitFigures | null): UnitScopeProgressAnswer => {
  const total = row?.total ?? NO_TALLY;
  return {
    scope,
    completion: completionAnswer(total.counted, targetOf(row)),
    targets: Object.entries(row?.targets ?? {}).map(([metric, value]) => ({ metric, value })),
    subtree: tallyAnswer(total),
    own: tallyAnswer(row?.own ?? total),
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

  async execute({ campaignId, unitId, childrenScope }: GetUnitProgressQuery): Promise<UnitProgressAnswer> {
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
      unit: unitAnswer(unit),
      registeredMembers: rowOf('CAMPAIGN', unitId)?.registered ?? 0,
      scopes: scopes.map((scope) => scopeAnswer(scope, rowOf(scope, unitId))),
      children: children.map((child) => {
        const row = rowOf(childrenScope, child.id);
        const total = row?.total ?? NO_TALLY;
        return {
          ...unitAnswer(child),
          completion: completionAnswer(total.counted, targetOf(row)),
          subtree: tallyAnswer(total),
          authors: row?.authors ?? 0,
        };
      }),
    };
  }
}
