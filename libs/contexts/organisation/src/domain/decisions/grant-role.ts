import { refuse, type DomainCommand } from '@app/kernel';
import { TREE_MANAGERS } from '../managing-roles.js';
import type { MemberEvent, Role } from '../member.events.js';
import { requireActiveMember } from '../member.guards.js';
import { holds, type MemberState, type RoleGrant } from '../member.state.js';
import { requireActiveUnit, type UnitFact } from '../unit.guards.js';

export type GrantRole = DomainCommand<
  'GrantRole',
  {
    readonly memberId: string;
    readonly role: Role;
    readonly unitId: string;
    readonly decisionNo: string;
    readonly unit: UnitFact;
    /** A role of the member that the rule of the organisation excludes beside this one; null without such a role or rule. */
    readonly incompatible: (RoleGrant & { readonly unitName: string }) | null;
  }
>;

export const grantRole = ({ data, by }: GrantRole, state: MemberState): readonly MemberEvent[] => {
  const member = requireActiveMember(state);
  const { unit, role, unitId, decisionNo, incompatible } = data;
  requireActiveUnit(unit, '/unitId');
  if (holds(member, role, unitId)) return [];
  // Roles open money and honours, so taking one needs two persons. Only the founding gives a role to the first one.
  if (member.memberId === by.memberId) {
    refuse('forbidden', 'OWN_ROLE_GRANT', { requiredRoles: TREE_MANAGERS, unitId });
  }
  if (incompatible) refuse('conflict', 'INCOMPATIBLE_ROLES', { ...incompatible }, '/role');
  return [{ type: 'RoleGranted', data: { memberId: member.memberId, role, unitId, decisionNo } }];
};
