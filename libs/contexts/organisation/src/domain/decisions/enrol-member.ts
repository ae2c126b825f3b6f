import { dayInVietnam, type DomainCommand } from '@app/kernel';
import type { MemberCategory, MemberEvent } from '../member.events.js';
import { requireNotEnrolled } from '../member.guards.js';
import type { MemberState } from '../member.state.js';
import { requireActiveUnit, type UnitFact } from '../unit.guards.js';

export type EnrolMember = DomainCommand<
  'EnrolMember',
  {
    readonly memberId: string;
    readonly unitId: string;
    readonly category: MemberCategory;
    readonly unit: UnitFact;
  }
>;

export const enrolMember = ({ data, at }: EnrolMember, state: MemberState): readonly MemberEvent[] => {
  requireNotEnrolled(state);
  const { unit, ...enrolled } = data;
  requireActiveUnit(unit, '/unitId');
  return [{ type: 'MemberEnrolled', data: { ...enrolled, enrolledOn: dayInVietnam(at) } }];
};
