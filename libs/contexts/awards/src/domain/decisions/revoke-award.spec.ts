import { deciderSpec } from '@app/testing';
import { awarded, revoke, revoked } from '../../specs/award-decisions.js';
import { awardDecider } from '../award.decider.js';

const { given } = deciderSpec(awardDecider);

describe('RevokeAward', () => {
  it('revokes on one of the four grounds', () => {
    given(awarded()).when(revoke()).then(revoked);
  });

  it('refuses an award that does not exist', () => {
    given().when(revoke()).thenRefused('not-found', 'RECOGNITION_NOT_FOUND');
  });

  it('refuses a second revocation', () => {
    given(awarded(), revoked).when(revoke()).thenRefused('conflict', 'ALREADY_REVOKED');
  });

  it('accepts a date from the day of the award to today, both included', () => {
    given(awarded({ decidedOn: '2023-09-24' }))
      .when(revoke({ decidedOn: '2023-09-24' }))
      .then({ ...revoked, data: { ...revoked.data, decidedOn: '2023-09-24' } });
    given(awarded())
      .when(revoke({ decidedOn: '2023-09-24' }))
      .thenRefused('invalid', 'REVOKED_BEFORE_AWARD', { details: { awardedOn: '2023-09-25' }, pointer: '/decidedOn' });
    given(awarded())
      .when(revoke({ decidedOn: '2023-09-26' }))
      .thenRefused('invalid', 'DATE_IN_FUTURE', { details: { today: '2023-09-25' }, pointer: '/decidedOn' });
  });
});
