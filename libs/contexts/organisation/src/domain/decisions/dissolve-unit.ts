import { refuse, type DomainCommand } from '@app/kernel';
import type { UnitEvent } from '../unit.events.js';
import { requireEstablished } from '../unit.guards.js';
import type { UnitState } from '../unit.state.js';

export type DissolveUnit = DomainCommand<'DissolveUnit', { readonly unitId: string; readonly decisionNo: string }>;

/**
 * Checks only what this stream proves: the root cannot be dissolved. Active units below and members are in other streams,
 * which may change before this event is written. The administrator must move them first; the tree stays readable if they
 * did not.
 */
export const dissolveUnit = ({ data }: DissolveUnit, state: UnitState): readonly UnitEvent[] => {
  const unit = requireEstablished(state);
  if (unit.parentId === null) refuse('conflict', 'ROOT_UNIT_STAYS', { code: unit.code });
  if (!unit.active) return [];
  return [{ type: 'UnitDissolved', data: { unitId: unit.unitId, decisionNo: data.decisionNo } }];
};
