import { dayInVietnam, deciderOf, type Instant, type LocalDate, refuse } from '@app/kernel';
import type {
  EnrolFirstAdministrator,
  EnrolMember,
  GrantRole,
  RecordMemberDeparture,
  RevokeRole,
  TransferMember,
  UnitFact,
} from './member.commands.js';
import type { MemberEvent } from './member.events.js';
import { evolveMember, holds, initialMemberState, type Member, type MemberState } from './member.state.js';
import { onlyOperator } from './operator.js';

const existing = (state: MemberState): Member => state ?? refuse('not-found', 'MEMBER_NOT_FOUND');

const active = (state: MemberState): Member => {
  const member = existing(state);
  return member.active ? member : refuse('conflict', 'MEMBER_HAS_LEFT');
};

const unused = (state: MemberState): void => {
  if (state !== null) refuse('conflict', 'MEMBER_ALREADY_ENROLLED');
};

const activeUnit = (unit: UnitFact, pointer: string): void => {
  if (unit === null) refuse('invalid', 'UNKNOWN_UNIT', {}, pointer);
  else if (!unit.active) refuse('invalid', 'UNIT_INACTIVE', {}, pointer);
};

/** The change holds from the moment it is recorded, so its day may lie in the past but not ahead. */
const notAhead = (effectiveOn: LocalDate, at: Instant): void => {
  const today = dayInVietnam(at);
  if (effectiveOn > today) refuse('invalid', 'EFFECTIVE_DAY_IN_FUTURE', { today }, '/effectiveOn');
};

const enrolFirstAdministrator = ({ data, by }: EnrolFirstAdministrator, state: MemberState): readonly MemberEvent[] => {
  onlyOperator(by);
  unused(state);
  const { memberId, rootUnitId: unitId, category, decisionNo } = data;
  return [
    { type: 'MemberEnrolled', data: { memberId, unitId, category } },
    { type: 'RoleGranted', data: { memberId, role: 'ADMINISTRATOR', unitId, decisionNo } },
  ];
};

const enrol = ({ data }: EnrolMember, state: MemberState): readonly MemberEvent[] => {
  unused(state);
  const { unit, ...enrolled } = data;
  activeUnit(unit, '/unitId');
  return [{ type: 'MemberEnrolled', data: enrolled }];
};

const transfer = ({ data, at }: TransferMember, state: MemberState): readonly MemberEvent[] => {
  const { memberId, unitId } = active(state);
  activeUnit(data.toUnit, '/toUnitId');
  if (unitId === data.toUnitId) return [];
  notAhead(data.effectiveOn, at);
  return [
    {
      type: 'MemberTransferred',
      data: { memberId, fromUnitId: unitId, toUnitId: data.toUnitId, effectiveOn: data.effectiveOn },
    },
  ];
};

const recordDeparture = ({ data, by, at }: RecordMemberDeparture, state: MemberState): readonly MemberEvent[] => {
  const member = existing(state);
  if (!member.active) return [];
  if (member.memberId === by.memberId && member.grants.some(({ role }) => role === 'ADMINISTRATOR')) {
    refuse('forbidden', 'OWN_ADMINISTRATOR_ROLE');
  }
  notAhead(data.effectiveOn, at);
  return [{ type: 'MemberLeft', data: { memberId: member.memberId, effectiveOn: data.effectiveOn } }];
};

const grant = ({ data }: GrantRole, state: MemberState): readonly MemberEvent[] => {
  const member = active(state);
  const { unit, role, unitId, decisionNo } = data;
  activeUnit(unit, '/unitId');
  if (holds(member, role, unitId)) return [];
  return [{ type: 'RoleGranted', data: { memberId: member.memberId, role, unitId, decisionNo } }];
};

const revoke = ({ data, by }: RevokeRole, state: MemberState): readonly MemberEvent[] => {
  const member = existing(state);
  const { role, unitId, decisionNo } = data;
  if (!holds(member, role, unitId)) return [];
  // Founding happens once: an organisation whose last administrator gave the role up could never be kept again.
  if (role === 'ADMINISTRATOR' && member.memberId === by.memberId) refuse('forbidden', 'OWN_ADMINISTRATOR_ROLE');
  return [{ type: 'RoleRevoked', data: { memberId: member.memberId, role, unitId, decisionNo } }];
};

/** What already holds is answered without a new event. */
export const memberDecider = deciderOf({
  initialState: initialMemberState,
  evolve: evolveMember,
  decisions: {
    EnrolFirstAdministrator: enrolFirstAdministrator,
    EnrolMember: enrol,
    TransferMember: transfer,
    RecordMemberDeparture: recordDeparture,
    GrantRole: grant,
    RevokeRole: revoke,
  },
});
