import { deciderSpec } from '@app/testing';
import {
  author,
  coAuthor,
  draftSaved,
  officer,
  resubmitted,
  returned,
  reviewStarted,
  startReview,
  submitted,
  underReview,
} from '../../specs/an-initiative.js';
import { initiativeDecider } from '../initiative.decider.js';

const { given } = deciderSpec(initiativeDecider);

describe('StartReview', () => {
  test('of a submission, again after it was revised', () => {
    given(submitted()).when(startReview()).then(reviewStarted);
    given(...underReview, returned, resubmitted())
      .when(startReview())
      .then(reviewStarted);
  });
  test('of nothing that is not waiting', () => {
    given().when(startReview()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
    given(draftSaved).when(startReview()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
    given(...underReview)
      .when(startReview())
      .thenRefused('conflict', 'NOT_SUBMITTED', { details: { status: 'UNDER_REVIEW' } });
  });
  test('not by an author, a co-author or the submitter', () => {
    const onBehalf = submitted({ submittedBy: officer, authorisationRef: 'GUQ-7' });
    for (const person of [author, coAuthor, officer]) {
      given(onBehalf).when(startReview(person)).thenRefused('conflict', 'CONFLICT_OF_INTEREST');
    }
  });
});
