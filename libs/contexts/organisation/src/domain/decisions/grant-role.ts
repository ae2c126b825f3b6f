import type { DomainCommand } from '@app/kernel';
import type { MemberEvent, Role } from '../member.events.js';
import { requireActiveMember } from '../member.guards.js';
import { holds, type MemberState } from '../member.state.js';
import { requireActiveUnit, type UnitFact } from '../unit.guards.js';

export type GrantRole = DomainCommand<
  'GrantRole',
  {
    readonly memberId: string;
    readonly role: Role;
    readonly unitId: string;
    readonly decisionNo: string;
    readonly unit: UnitFact;
  }
>;

export const grantRole = ({ data }: GrantRole, state: MemberState): readonly MemberEvent[] => {
  const member = requireActiveMember(state);
  const { unit, role, unitId, decisionNo } = data;
  requireActiveUnit(unit, '/unitId');
  if (holds(member, role, unitId)) return [];
  return [{ type: 'RoleGranted', data: { memberId: member.memberId, role, unitId, decisionNo } }];
};
