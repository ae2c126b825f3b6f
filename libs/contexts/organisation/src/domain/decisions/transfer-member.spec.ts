import { deciderSpec } from '@app/testing';
import { enrolled, left, memberId, otherUnitId, today, tomorrow, transfer, transferred } from '../../specs/a-member.js';
import { memberDecider } from '../member.decider.js';

const { given } = deciderSpec(memberDecider);

/** The last and the first millisecond of two days in Viet Nam. */
const lastOfToday = '2022-01-10T16:59:59.999Z';
const firstOfTomorrow = '2022-01-10T17:00:00.000Z';

describe('TransferMember', () => {
  test('moves a member from the unit they are in', () => {
    given(enrolled).when(transfer()).then(transferred);
  });
  test('a transfer to the current unit appends no event', () => {
    given(enrolled, transferred).when(transfer()).thenNothing();
  });
  test('the way back is a new transfer', () => {
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
  test('a member who left cannot be transferred', () => {
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
  test('the day is not before the enrolment', () => {
    given(enrolled)
      .when(transfer({ effectiveOn: '2022-01-07' }))
      .thenRefused('invalid', 'EFFECTIVE_BEFORE_ENROLMENT', {
        details: { enrolledOn: '2022-01-08' },
        pointer: '/effectiveOn',
      });
  });
  test('the day is not before the last transfer', () => {
    given(enrolled, transferred)
      .when(transfer({ toUnitId: enrolled.data.unitId, effectiveOn: '2022-01-09' }))
      .thenRefused('invalid', 'EFFECTIVE_BEFORE_TRANSFER', {
        details: { transferredOn: today },
        pointer: '/effectiveOn',
      });
  });
  test('the day is not after today in Viet Nam, which begins at 17:00 UTC', () => {
    given(enrolled)
      .when(transfer({ effectiveOn: tomorrow }, lastOfToday))
      .thenRefused('invalid', 'EFFECTIVE_DAY_IN_FUTURE', { pointer: '/effectiveOn', details: { today } });
    given(enrolled)
      .when(transfer({ effectiveOn: tomorrow }, firstOfTomorrow))
      .then({ type: 'MemberTransferred', data: { ...transferred.data, effectiveOn: tomorrow } });
  });
});
