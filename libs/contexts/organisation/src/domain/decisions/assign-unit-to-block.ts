import type { DomainCommand } from '@app/kernel';
import type { UnitEvent } from '../unit.events.js';
import { requireNotDissolved } from '../unit.guards.js';
import type { UnitState } from '../unit.state.js';

export type AssignUnitToBlock = DomainCommand<
  'AssignUnitToBlock',
  { readonly unitId: string; readonly block: string | null }
>;

export const assignUnitToBlock = ({ data }: AssignUnitToBlock, state: UnitState): readonly UnitEvent[] => {
  const { unitId, block } = requireNotDissolved(state);
  return block === data.block ? [] : [{ type: 'UnitAssignedToBlock', data: { unitId, block: data.block } }];
};
