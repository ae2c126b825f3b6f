import { deciderSpec } from '@app/testing';
import { enrolled, granted, memberId, otherUnitId, revoke, revoked } from '../../specs/a-member.js';
import { rootId } from '../../specs/a-unit.js';
import { memberDecider } from '../member.decider.js';

const { given } = deciderSpec(memberDecider);
const oneself = { memberId, mandate: { role: 'ADMINISTRATOR', unitId: rootId } };

describe('RevokeRole', () => {
  test('revokes a role', () => {
    given(enrolled, granted()).when(revoke()).then(revoked());
  });
  test('a role that is not held cannot be revoked', () => {
    given(enrolled, granted('REVIEWER', otherUnitId)).when(revoke()).thenNothing();
    given(enrolled, granted('AUDITOR')).when(revoke()).thenNothing();
  });
  test('the member must exist', () => {
    given().when(revoke()).thenRefused('not-found', 'MEMBER_NOT_FOUND');
  });
  test('administrators may not revoke their own role; others may', () => {
    const history = [enrolled, granted('ADMINISTRATOR', rootId)];
    const ofAdministration = { role: 'ADMINISTRATOR', unitId: rootId } as const;
    given(...history)
      .when(revoke(ofAdministration, oneself))
      .thenRefused('forbidden', 'OWN_ADMINISTRATOR_ROLE', {
        details: { requiredRoles: ['ADMINISTRATOR'], unitId: rootId },
      });
    given(...history)
      .when(revoke(ofAdministration))
      .then(revoked('ADMINISTRATOR', rootId));
  });
});
