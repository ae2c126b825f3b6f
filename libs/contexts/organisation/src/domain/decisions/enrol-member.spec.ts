import { deciderSpec } from '@app/testing';
import { enrol, enrolled } from '../../specs/a-member.js';
import { memberDecider } from '../member.decider.js';

const { given } = deciderSpec(memberDecider);

describe('EnrolMember', () => {
  test('enrols a member in an active unit', () => {
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
  test('a member cannot be enrolled twice', () => {
    given(enrolled).when(enrol()).thenRefused('conflict', 'MEMBER_ALREADY_ENROLLED');
  });
});
