import type { Actor, Instant } from '@app/kernel';
import type { CorrectMemberRecord } from '../domain/decisions/correct-member-record.js';
import type { EnrolFirstAdministrator } from '../domain/decisions/enrol-first-administrator.js';
import type { EnrolMember } from '../domain/decisions/enrol-member.js';
import type { GrantRole } from '../domain/decisions/grant-role.js';
import type { RecordMemberDeparture } from '../domain/decisions/record-member-departure.js';
import type { RevokeRole } from '../domain/decisions/revoke-role.js';
import type { TransferMember } from '../domain/decisions/transfer-member.js';
import type {
  MemberCategory,
  MemberEnrolled,
  MemberLeft,
  MemberRecordCorrected,
  MemberTransferred,
  Role,
  RoleGranted,
  RoleRevoked,
} from '../domain/member.events.js';
import { administrator, at, operator, rootId, unitId } from './a-unit.js';

export const memberId = '2b2b2b2b-0000-4000-8000-000000000002';
export const otherUnitId = '1a1a1a1a-0000-4000-8000-000000000003';
export const today = '2022-01-10';
export const tomorrow = '2022-01-11';
export const category: MemberCategory = { qualification: 'UNIVERSITY_OR_ABOVE', leader: false, sector: 'ENTERPRISE' };

export const enrolled: MemberEnrolled = {
  type: 'MemberEnrolled',
  data: { memberId, unitId, category, enrolledOn: '2022-01-08' },
};
export const transferred: MemberTransferred = {
  type: 'MemberTransferred',
  data: { memberId, fromUnitId: unitId, toUnitId: otherUnitId, effectiveOn: today },
};
export const left: MemberLeft = { type: 'MemberLeft', data: { memberId, effectiveOn: today } };
const reason = 'Ghi sai khi nhập danh sách.';
export const nameCorrected: MemberRecordCorrected = {
  type: 'MemberRecordCorrected',
  data: { memberId, corrected: ['fullName'], previousCategory: null, category: null, content: { reason } },
};
export const categoryCorrected: MemberRecordCorrected = {
  type: 'MemberRecordCorrected',
  data: {
    memberId,
    corrected: ['category'],
    previousCategory: category,
    category: { ...category, leader: true },
    content: { reason },
  },
};
export const granted = (role: Role = 'REVIEWER', at: string = unitId): RoleGranted => ({
  type: 'RoleGranted',
  data: { memberId, role, unitId: at, decisionNo: '21/QĐ-CĐN' },
});
export const revoked = (role: Role = 'REVIEWER', at: string = unitId): RoleRevoked => ({
  type: 'RoleRevoked',
  data: { memberId, role, unitId: at, decisionNo: '22/QĐ-CĐN' },
});

export const enrolFirst = (by: Actor = operator): EnrolFirstAdministrator => ({
  type: 'EnrolFirstAdministrator',
  data: { memberId, rootUnitId: rootId, category, decisionNo: '01/QĐ-CĐN' },
  by,
  at,
});
export const enrol = (unit: EnrolMember['data']['unit'] = { active: true }): EnrolMember => ({
  type: 'EnrolMember',
  data: { memberId, unitId, category, unit },
  by: administrator,
  at: '2022-01-07T17:00:00.000Z',
});
export const transfer = (changed: Partial<TransferMember['data']> = {}, received: Instant = at): TransferMember => ({
  type: 'TransferMember',
  data: { memberId, toUnitId: otherUnitId, effectiveOn: today, toUnit: { active: true }, ...changed },
  by: administrator,
  at: received,
});
export const recordDeparture = (
  effectiveOn: string = today,
  by: Actor = administrator,
  received: Instant = at,
): RecordMemberDeparture => ({
  type: 'RecordMemberDeparture',
  data: { memberId, effectiveOn },
  by,
  at: received,
});
export const correct = (
  changed: Partial<CorrectMemberRecord['data']>,
  by: Actor = administrator,
): CorrectMemberRecord => ({
  type: 'CorrectMemberRecord',
  data: { memberId, personFields: [], differing: [], category: null, reason, ...changed },
  by,
  at,
});
export const grant = (changed: Partial<GrantRole['data']> = {}): GrantRole => ({
  type: 'GrantRole',
  data: { ...granted().data, unit: { active: true }, incompatible: null, ...changed },
  by: administrator,
  at,
});
export const revoke = (changed: Partial<RevokeRole['data']> = {}, by: Actor = administrator): RevokeRole => ({
  type: 'RevokeRole',
  data: { ...revoked().data, ...changed },
  by,
  at,
});
