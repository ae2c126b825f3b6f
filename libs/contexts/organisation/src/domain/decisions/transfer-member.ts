import type { DomainCommand, LocalDate } from '@app/kernel';
import type { MemberEvent } from '../member.events.js';
import { requireActiveMember, requireEffectiveInOrder } from '../member.guards.js';
import type { MemberState } from '../member.state.js';
import { requireActiveUnit, type UnitFact } from '../unit.guards.js';

export type TransferMember = DomainCommand<
  'TransferMember',
  {
    readonly memberId: string;
    readonly toUnitId: string;
    readonly effectiveOn: LocalDate;
    readonly toUnit: UnitFact;
  }
>;

export const transferMember = ({ data, at }: TransferMember, state: MemberState): readonly MemberEvent[] => {
  const member = requireActiveMember(state);
  const { memberId, unitId } = member;
  const { toUnit, toUnitId, effectiveOn } = data;
  requireActiveUnit(toUnit, '/toUnitId');
  if (unitId === toUnitId) return [];
  requireEffectiveInOrder(member, effectiveOn, at);
  return [{ type: 'MemberTransferred', data: { memberId, fromUnitId: unitId, toUnitId, effectiveOn } }];
};
