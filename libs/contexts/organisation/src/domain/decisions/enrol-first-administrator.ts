import { dayInVietnam, type DomainCommand } from '@app/kernel';
import type { MemberCategory, MemberEvent } from '../member.events.js';
import { requireNotEnrolled } from '../member.guards.js';
import type { MemberState } from '../member.state.js';
import { requireOperator } from '../operator.js';

/** The first administrator of the tree, as part of founding the organisation. */
export type EnrolFirstAdministrator = DomainCommand<
  'EnrolFirstAdministrator',
  {
    readonly memberId: string;
    readonly rootUnitId: string;
    readonly category: MemberCategory;
    readonly decisionNo: string;
  }
>;

export const enrolFirstAdministrator = (
  { data, by, at }: EnrolFirstAdministrator,
  state: MemberState,
): readonly MemberEvent[] => {
  requireOperator(by);
  requireNotEnrolled(state);
  const { memberId, rootUnitId: unitId, category, decisionNo } = data;
  return [
    { type: 'MemberEnrolled', data: { memberId, unitId, category, enrolledOn: dayInVietnam(at) } },
    { type: 'RoleGranted', data: { memberId, role: 'ADMINISTRATOR', unitId, decisionNo } },
  ];
};
