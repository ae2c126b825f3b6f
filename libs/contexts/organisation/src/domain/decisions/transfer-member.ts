import type { DomainCommand, LocalDate } from '@app/kernel';
import type { MemberEvent } from '../member.events.js';
import { requireActiveMember, requireNotInFuture } from '../member.guards.js';
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
  const { memberId, unitId } = requireActiveMember(state);
  const { toUnit, toUnitId, effectiveOn } = data;
  requireActiveUnit(toUnit, '/toUnitId');
  if (unitId === toUnitId) return [];
  requireNotInFuture(effectiveOn, at);
  return [{ type: 'MemberTransferred', data: { memberId, fromUnitId: unitId, toUnitId, effectiveOn } }];
};
