import { refuse, type DomainCommand } from '@app/kernel';
import { TREE_MANAGERS } from '../managing-roles.js';
import type { MemberEvent, Role } from '../member.events.js';
import { requireEnrolled } from '../member.guards.js';
import { holds, type MemberState } from '../member.state.js';

export type RevokeRole = DomainCommand<
  'RevokeRole',
  { readonly memberId: string; readonly role: Role; readonly unitId: string; readonly decisionNo: string }
>;

export const revokeRole = ({ data, by }: RevokeRole, state: MemberState): readonly MemberEvent[] => {
  const member = requireEnrolled(state);
  const { role, unitId, decisionNo } = data;
  if (!holds(member, role, unitId)) return [];
  // The organisation is founded once. If its last administrator gave up the role, nobody could grant one again.
  if (role === 'ADMINISTRATOR' && member.memberId === by.memberId) {
    refuse('forbidden', 'OWN_ADMINISTRATOR_ROLE', { requiredRoles: TREE_MANAGERS, unitId });
  }
  return [{ type: 'RoleRevoked', data: { memberId: member.memberId, role, unitId, decisionNo } }];
};
