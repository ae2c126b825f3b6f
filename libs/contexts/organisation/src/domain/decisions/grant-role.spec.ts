import { deciderSpec } from '@app/testing';
import { enrolled, grant, granted, left, memberId, otherUnitId, revoked } from '../../specs/a-member.js';
import { unitId } from '../../specs/a-unit.js';
import { memberDecider } from '../member.decider.js';

const { given } = deciderSpec(memberDecider);

describe('GrantRole', () => {
  test('grants a role at an active unit', () => {
    given(enrolled).when(grant()).then(granted());
  });
  test('a role already held appends no event', () => {
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
  test('nobody grants a role to themselves', () => {
    const by = { memberId, mandate: { role: 'ADMINISTRATOR', unitId } };
    given(enrolled)
      .when({ ...grant(), by })
      .thenRefused('forbidden', 'OWN_ROLE_GRANT', { details: { requiredRoles: ['ADMINISTRATOR'], unitId } });
    given(enrolled, granted())
      .when({ ...grant(), by })
      .thenNothing();
  });
  test('a revoked role can be granted again', () => {
    given(enrolled, granted(), revoked()).when(grant()).then(granted());
  });
  test('the member must exist', () => {
    given().when(grant()).thenRefused('not-found', 'MEMBER_NOT_FOUND');
  });
  test('a member who left cannot be given a role', () => {
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
