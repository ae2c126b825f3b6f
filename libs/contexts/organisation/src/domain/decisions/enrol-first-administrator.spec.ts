import { deciderSpec } from '@app/testing';
import { category, enrolFirst, enrolled, memberId, today } from '../../specs/a-member.js';
import { administrator, rootId } from '../../specs/a-unit.js';
import { memberDecider } from '../member.decider.js';

const { given } = deciderSpec(memberDecider);

describe('EnrolFirstAdministrator', () => {
  test('the operator enrols an administrator at the root; the role holds at once', () => {
    given()
      .when(enrolFirst())
      .then(
        { type: 'MemberEnrolled', data: { memberId, unitId: rootId, category, enrolledOn: today } },
        { type: 'RoleGranted', data: { memberId, role: 'ADMINISTRATOR', unitId: rootId, decisionNo: '01/QĐ-CĐN' } },
      );
  });
  test('nobody else may enrol the first administrator', () => {
    given().when(enrolFirst(administrator)).thenRefused('forbidden', 'ONLY_OPERATOR_FOUNDS');
  });
  test('a member cannot be enrolled twice', () => {
    given(enrolled).when(enrolFirst()).thenRefused('conflict', 'MEMBER_ALREADY_ENROLLED');
  });
});
