import { refuse, type DomainCommand } from '@app/kernel';
import type { UnitEvent } from '../unit.events.js';
import { requireEstablished } from '../unit.guards.js';
import type { UnitState } from '../unit.state.js';

export type SetSeparationOfDuties = DomainCommand<
  'SetSeparationOfDuties',
  { readonly unitId: string; readonly required: boolean; readonly decisionNo: string }
>;

/** A rule for roles granted from then on. Roles already held are in the streams of members and stay until they are revoked. */
export const setSeparationOfDuties = ({ data }: SetSeparationOfDuties, state: UnitState): readonly UnitEvent[] => {
  const { unitId, parentId, code, separationOfDuties } = requireEstablished(state);
  if (parentId !== null) refuse('conflict', 'ONLY_FOR_ROOT_UNIT', { code });
  const { required, decisionNo } = data;
  return required === separationOfDuties
    ? []
    : [{ type: 'SeparationOfDutiesSet', data: { unitId, required, decisionNo } }];
};
