import { deciderSpec } from '@app/testing';
import { assessBenefit, assessed, coAuthor, submitted, underReview } from '../../specs/an-initiative.js';
import { initiativeDecider } from '../initiative.decider.js';

const { given } = deciderSpec(initiativeDecider);

describe('RecordBenefitAssessment', () => {
  test('accepts an amount up to the cap, 0, or not quantifiable', () => {
    for (const amount of ['1000000000000', '0', null]) {
      given(...underReview)
        .when(assessBenefit(amount))
        .then(assessed(amount));
    }
    given(...underReview)
      .when(assessBenefit('1000000000001'))
      .thenRefused('invalid', 'BENEFIT_ABOVE_CAP', { pointer: '/amountVnd' });
  });
  test('requires a review in progress, and somebody not involved', () => {
    given(submitted()).when(assessBenefit()).thenRefused('conflict', 'NOT_UNDER_REVIEW');
    given(...underReview)
      .when(assessBenefit('1', coAuthor))
      .thenRefused('conflict', 'CONFLICT_OF_INTEREST');
    given().when(assessBenefit()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
});
