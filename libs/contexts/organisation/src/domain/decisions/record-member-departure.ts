import { refuse, type DomainCommand, type LocalDate } from '@app/kernel';
import { MEMBER_MANAGERS } from '../managing-roles.js';
import type { MemberEvent } from '../member.events.js';
import { requireEffectiveInOrder, requireEnrolled } from '../member.guards.js';
import type { MemberState } from '../member.state.js';

export type RecordMemberDeparture = DomainCommand<
  'RecordMemberDeparture',
  { readonly memberId: string; readonly effectiveOn: LocalDate }
>;

export const recordMemberDeparture = (
  { data, by, at }: RecordMemberDeparture,
  state: MemberState,
): readonly MemberEvent[] => {
  const member = requireEnrolled(state);
  if (!member.active) return [];
  if (member.memberId === by.memberId && member.grants.some(({ role }) => role === 'ADMINISTRATOR')) {
    refuse('forbidden', 'OWN_ADMINISTRATOR_ROLE', { requiredRoles: MEMBER_MANAGERS, unitId: member.unitId });
  }
  requireEffectiveInOrder(member, data.effectiveOn, at);
  return [{ type: 'MemberLeft', data: { memberId: member.memberId, effectiveOn: data.effectiveOn } }];
};
