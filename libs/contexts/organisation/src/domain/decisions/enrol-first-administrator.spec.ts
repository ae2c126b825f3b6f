import { deciderSpec } from '@app/testing';
import { category, enrolFirst, enrolled, memberId } from '../../specs/a-member.js';
import { administrator, rootId } from '../../specs/a-unit.js';
import { memberDecider } from '../member.decider.js';

const { given } = deciderSpec(memberDecider);

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
