import type { DomainCommand } from '@app/kernel';
import type { UnitEvent } from '../unit.events.js';
import { requireNotDissolved } from '../unit.guards.js';
import type { UnitState } from '../unit.state.js';

export type RenameUnit = DomainCommand<
  'RenameUnit',
  { readonly unitId: string; readonly name: string; readonly decisionNo: string }
>;

export const renameUnit = ({ data }: RenameUnit, state: UnitState): readonly UnitEvent[] => {
  const { unitId, name: previousName } = requireNotDissolved(state);
  const { name, decisionNo } = data;
  if (name === previousName) return [];
  return [{ type: 'UnitRenamed', data: { unitId, previousName, name, decisionNo } }];
};
