import { fold, type DomainError, type DomainErrorKind } from '@app/kernel';
import {
  category,
  enrol,
  enrolFirst,
  enrolled,
  grant,
  granted,
  left,
  memberId,
  otherUnitId,
  recordDeparture,
  revoke,
  revoked,
  today,
  tomorrow,
  transfer,
  transferred,
} from '../specs/a-member.js';
import { administrator, rootId } from '../specs/a-unit.js';
import { expectRefusal } from '../specs/expect-refusal.js';
import type { MemberCommand } from './member.commands.js';
import { memberDecider } from './member.decider.js';
import type { MemberEvent } from './member.events.js';

const given = (...history: readonly MemberEvent[]) => ({
  when: (command: MemberCommand) => {
    const decide = () => memberDecider.decide(command, fold(memberDecider, history));
    return {
      then: (...events: readonly MemberEvent[]) => expect(decide()).toEqual(events),
      thenNothing: () => expect(decide()).toEqual([]),
      thenRefused: (kind: DomainErrorKind, code: string, expected: Partial<DomainError> = {}) =>
        expectRefusal(decide, kind, code, expected),
    };
  },
});

/** The last and the first millisecond of two days in Viet Nam. */
const lastOfToday = '2022-01-10T16:59:59.999Z';
const firstOfTomorrow = '2022-01-10T17:00:00.000Z';
const oneself = { memberId, mandate: { role: 'ADMINISTRATOR', unitId: rootId } };

describe('EnrolFirstAdministrator', () => {
  test('the operator enrols somebody at the root, with the role from the first moment', () => {
    given()
      .when(enrolFirst())
      .then(
        { type: 'MemberEnrolled', data: { memberId, unitId: rootId, category } },
        { type: 'RoleGranted', data: { memberId, role: 'ADMINISTRATOR', unitId: rootId, decisionNo: '01/QĐ-CĐN' } },
      );
  });
  test('nobody else does', () => {
    given().when(enrolFirst(administrator)).thenRefused('forbidden', 'ONLY_OPERATOR_FOUNDS');
  });
  test('nobody is enrolled twice', () => {
    given(enrolled).when(enrolFirst()).thenRefused('conflict', 'MEMBER_ALREADY_ENROLLED');
  });
});

describe('EnrolMember', () => {
  test('in an active unit', () => {
    given().when(enrol()).then(enrolled);
  });
  test('the unit must exist', () => {
    given().when(enrol(null)).thenRefused('invalid', 'UNKNOWN_UNIT', { pointer: '/unitId' });
  });
  test('the unit must not be dissolved', () => {
    given()
      .when(enrol({ active: false }))
      .thenRefused('invalid', 'UNIT_INACTIVE', { pointer: '/unitId' });
  });
  test('nobody is enrolled twice', () => {
    given(enrolled).when(enrol()).thenRefused('conflict', 'MEMBER_ALREADY_ENROLLED');
  });
});

describe('TransferMember', () => {
  test('moves a member from the unit they are in', () => {
    given(enrolled).when(transfer()).then(transferred);
  });
  test('a member who is there already stays there', () => {
    given(enrolled, transferred).when(transfer()).thenNothing();
  });
  test('back again is a transfer of its own', () => {
    given(enrolled, transferred)
      .when(transfer({ toUnitId: enrolled.data.unitId }))
      .then({
        type: 'MemberTransferred',
        data: { memberId, fromUnitId: otherUnitId, toUnitId: enrolled.data.unitId, effectiveOn: today },
      });
  });
  test('the member must exist', () => {
    given().when(transfer()).thenRefused('not-found', 'MEMBER_NOT_FOUND');
  });
  test('who left is not moved', () => {
    given(enrolled, left).when(transfer()).thenRefused('conflict', 'MEMBER_HAS_LEFT');
  });
  test('the new unit must exist and be active', () => {
    given(enrolled)
      .when(transfer({ toUnit: null }))
      .thenRefused('invalid', 'UNKNOWN_UNIT', { pointer: '/toUnitId' });
    given(enrolled)
      .when(transfer({ toUnit: { active: false } }))
      .thenRefused('invalid', 'UNIT_INACTIVE', { pointer: '/toUnitId' });
  });
  test('its day is at the latest today in Viet Nam, which begins at 17:00 UTC', () => {
    given(enrolled)
      .when(transfer({ effectiveOn: tomorrow }, lastOfToday))
      .thenRefused('invalid', 'EFFECTIVE_DAY_IN_FUTURE', { pointer: '/effectiveOn', details: { today } });
    given(enrolled)
      .when(transfer({ effectiveOn: tomorrow }, firstOfTomorrow))
      .then({ type: 'MemberTransferred', data: { ...transferred.data, effectiveOn: tomorrow } });
  });
});

describe('RecordMemberDeparture', () => {
  test('an active member leaves', () => {
    given(enrolled).when(recordDeparture()).then(left);
  });
  test('who left already does not leave again', () => {
    given(enrolled, left).when(recordDeparture()).thenNothing();
  });
  test('the member must exist', () => {
    given().when(recordDeparture()).thenRefused('not-found', 'MEMBER_NOT_FOUND');
  });
  test('its day is at the latest today in Viet Nam', () => {
    given(enrolled)
      .when(recordDeparture(tomorrow, administrator, lastOfToday))
      .thenRefused('invalid', 'EFFECTIVE_DAY_IN_FUTURE');
    given(enrolled)
      .when(recordDeparture(tomorrow, administrator, firstOfTomorrow))
      .then({ type: 'MemberLeft', data: { memberId, effectiveOn: tomorrow } });
  });
  test('administrators do not record their own', () => {
    given(enrolled, granted('ADMINISTRATOR', rootId))
      .when(recordDeparture(today, oneself))
      .thenRefused('forbidden', 'OWN_ADMINISTRATOR_ROLE');
  });
  test('other roles do not hinder it', () => {
    given(enrolled, granted('UNION_OFFICER')).when(recordDeparture(today, oneself)).then(left);
  });
  test('all roles end with it', () => {
    given(enrolled, granted(), left).when(revoke()).thenNothing();
  });
});

describe('GrantRole', () => {
  test('at an active unit', () => {
    given(enrolled).when(grant()).then(granted());
  });
  test('a role held already is not granted again', () => {
    given(enrolled, granted()).when(grant()).thenNothing();
  });
  test('the same role at another unit and another role at the same unit are grants of their own', () => {
    given(enrolled, granted())
      .when(grant({ unitId: otherUnitId }))
      .then(granted('REVIEWER', otherUnitId));
    given(enrolled, granted())
      .when(grant({ role: 'AUDITOR' }))
      .then(granted('AUDITOR'));
  });
  test('a role taken back can be granted again', () => {
    given(enrolled, granted(), revoked()).when(grant()).then(granted());
  });
  test('the member must exist', () => {
    given().when(grant()).thenRefused('not-found', 'MEMBER_NOT_FOUND');
  });
  test('who left holds no role', () => {
    given(enrolled, left).when(grant()).thenRefused('conflict', 'MEMBER_HAS_LEFT');
  });
  test('the unit must exist and be active', () => {
    given(enrolled)
      .when(grant({ unit: null }))
      .thenRefused('invalid', 'UNKNOWN_UNIT', { pointer: '/unitId' });
    given(enrolled)
      .when(grant({ unit: { active: false } }))
      .thenRefused('invalid', 'UNIT_INACTIVE', { pointer: '/unitId' });
  });
});

describe('RevokeRole', () => {
  test('takes a role back', () => {
    given(enrolled, granted()).when(revoke()).then(revoked());
  });
  test('a role that is not held cannot be taken back', () => {
    given(enrolled, granted('REVIEWER', otherUnitId)).when(revoke()).thenNothing();
    given(enrolled, granted('AUDITOR')).when(revoke()).thenNothing();
  });
  test('the member must exist', () => {
    given().when(revoke()).thenRefused('not-found', 'MEMBER_NOT_FOUND');
  });
  test('administrators do not take back their own, and others do', () => {
    const history = [enrolled, granted('ADMINISTRATOR', rootId)];
    const ofAdministration = { role: 'ADMINISTRATOR', unitId: rootId } as const;
    given(...history)
      .when(revoke(ofAdministration, oneself))
      .thenRefused('forbidden', 'OWN_ADMINISTRATOR_ROLE');
    given(...history)
      .when(revoke(ofAdministration))
      .then(revoked('ADMINISTRATOR', rootId));
  });
});
