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
  test('starts the review of a submission, and again after a resubmission', () => {
    given(submitted()).when(startReview()).then(reviewStarted);
    given(...underReview, returned, resubmitted())
      .when(startReview())
      .then(reviewStarted);
  });
  test('refused unless the initiative is waiting for review', () => {
    given().when(startReview()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
    given(draftSaved).when(startReview()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
    given(...underReview)
      .when(startReview())
      .thenRefused('conflict', 'NOT_SUBMITTED', { details: { status: 'UNDER_REVIEW' } });
  });
  test('refused to an author, a co-author and the submitter', () => {
    const onBehalf = submitted({ submittedBy: officer, authorisationRef: 'GUQ-7' });
    for (const person of [author, coAuthor, officer]) {
      given(onBehalf).when(startReview(person)).thenRefused('conflict', 'CONFLICT_OF_INTEREST');
    }
  });
});
