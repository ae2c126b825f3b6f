import { deciderSpec } from '@app/testing';
import {
  enrolled,
  granted,
  left,
  memberId,
  recordDeparture,
  revoke,
  today,
  tomorrow,
  transferred,
} from '../../specs/a-member.js';
import { administrator, rootId, unitId } from '../../specs/a-unit.js';
import { memberDecider } from '../member.decider.js';

const { given } = deciderSpec(memberDecider);

/** The last and the first millisecond of two days in Viet Nam. */
const lastOfToday = '2022-01-10T16:59:59.999Z';
const firstOfTomorrow = '2022-01-10T17:00:00.000Z';
const oneself = { memberId, mandate: { role: 'ADMINISTRATOR', unitId: rootId } };

describe('RecordMemberDeparture', () => {
  test('an active member can leave', () => {
    given(enrolled).when(recordDeparture()).then(left);
  });
  test('a member who left cannot leave again', () => {
    given(enrolled, left).when(recordDeparture()).thenNothing();
  });
  test('the member must exist', () => {
    given().when(recordDeparture()).thenRefused('not-found', 'MEMBER_NOT_FOUND');
  });
  test('the day is not after today in Viet Nam', () => {
    given(enrolled)
      .when(recordDeparture(tomorrow, administrator, lastOfToday))
      .thenRefused('invalid', 'EFFECTIVE_DAY_IN_FUTURE');
    given(enrolled)
      .when(recordDeparture(tomorrow, administrator, firstOfTomorrow))
      .then({ type: 'MemberLeft', data: { memberId, effectiveOn: tomorrow } });
  });
  test('the day is not before the enrolment', () => {
    given(enrolled)
      .when(recordDeparture('2022-01-08'))
      .then({
        type: 'MemberLeft',
        data: { memberId, effectiveOn: '2022-01-08' },
      });
    given(enrolled)
      .when(recordDeparture('2022-01-07'))
      .thenRefused('invalid', 'EFFECTIVE_BEFORE_ENROLMENT', { pointer: '/effectiveOn' });
  });
  test('the day is not before the last transfer', () => {
    given(enrolled, transferred).when(recordDeparture()).then(left);
    given(enrolled, transferred)
      .when(recordDeparture('2022-01-09'))
      .thenRefused('invalid', 'EFFECTIVE_BEFORE_TRANSFER', {
        details: { transferredOn: today },
        pointer: '/effectiveOn',
      });
  });
  test('administrators may not record their own departure', () => {
    given(enrolled, granted('ADMINISTRATOR', rootId))
      .when(recordDeparture(today, oneself))
      .thenRefused('forbidden', 'OWN_ADMINISTRATOR_ROLE', {
        details: { requiredRoles: ['ADMINISTRATOR', 'UNION_OFFICER'], unitId },
      });
  });
  test('other roles do not prevent a departure', () => {
    given(enrolled, granted('UNION_OFFICER')).when(recordDeparture(today, oneself)).then(left);
  });
  test('the departure ends all roles', () => {
    given(enrolled, granted(), left).when(revoke()).thenNothing();
  });
});
