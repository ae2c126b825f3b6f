import { deciderSpec } from '@app/testing';
import {
  approved,
  coAuthor,
  draftSaved,
  markedDuplicate,
  officer,
  readyForApproval,
  rejected,
  returned,
  submitted,
  underReview,
  withdraw,
  withdrawn,
} from '../../specs/an-initiative.js';
import { initiativeDecider } from '../initiative.decider.js';

const { given } = deciderSpec(initiativeDecider);

describe('WithdrawInitiative', () => {
  test('by any author, before the decision', () => {
    given(submitted()).when(withdraw()).then(withdrawn);
    given(...underReview)
      .when(withdraw(coAuthor))
      .then({ type: 'InitiativeWithdrawn', data: { ...withdrawn.data, withdrawnBy: coAuthor } });
    given(...underReview, returned)
      .when(withdraw())
      .then(withdrawn);
  });
  test('not by who only handed it in', () => {
    given(submitted({ submittedBy: officer, authorisationRef: 'GUQ-7' }))
      .when(withdraw(officer))
      .thenRefused('forbidden', 'NOT_AN_AUTHOR');
  });
  test.each([
    ['approved', [...readyForApproval, approved()]],
    ['rejected', [...underReview, rejected]],
    ['withdrawn', [submitted(), withdrawn]],
    ['a duplicate', [...underReview, markedDuplicate]],
  ])('not once it is %s', (_case, history) => {
    given(...history)
      .when(withdraw())
      .thenRefused('conflict', 'NOT_WITHDRAWABLE');
  });
  test('not what does not exist', () => {
    given(draftSaved).when(withdraw()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
});
