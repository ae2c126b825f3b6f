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
  test('allowed to any author, before the decision', () => {
    given(submitted()).when(withdraw()).then(withdrawn);
    given(...underReview)
      .when(withdraw(coAuthor))
      .then({ type: 'InitiativeWithdrawn', data: { ...withdrawn.data, withdrawnBy: coAuthor } });
    given(...underReview, returned)
      .when(withdraw())
      .then(withdrawn);
  });
  test('refused to a submitter who is not an author', () => {
    given(submitted({ submittedBy: officer, authorisationRef: 'GUQ-7' }))
      .when(withdraw(officer))
      .thenRefused('forbidden', 'NOT_AN_AUTHOR');
  });
  test.each([
    ['approved', [...readyForApproval, approved()]],
    ['rejected', [...underReview, rejected]],
    ['withdrawn', [submitted(), withdrawn]],
    ['a duplicate', [...underReview, markedDuplicate]],
  ])('refused once it is %s', (_case, history) => {
    given(...history)
      .when(withdraw())
      .thenRefused('conflict', 'NOT_WITHDRAWABLE');
  });
  test('refused if it does not exist', () => {
    given(draftSaved).when(withdraw()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
});
