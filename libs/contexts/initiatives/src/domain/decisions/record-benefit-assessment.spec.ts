import { deciderSpec } from '@app/testing';
import {
  assessBenefit,
  assessed,
  campaignWith,
  coAuthor,
  phaseOne,
  phaseTwo,
  submitted,
  underReview,
  verifier,
} from '../../specs/an-initiative.js';
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
  test('the cap of a carried-over entry is that of the phase it counts in', () => {
    const carriedOver = campaignWith({ ...phaseOne, sealed: { carriedOverTo: 2 } }, phaseTwo);
    given(...underReview)
      .when(assessBenefit('2000000000000', verifier, carriedOver))
      .then(assessed('2000000000000'));
    given(...underReview)
      .when(assessBenefit('2000000000001', verifier, carriedOver))
      .thenRefused('invalid', 'BENEFIT_ABOVE_CAP', { details: { capVnd: '2000000000000' } });
  });
  test('requires a review in progress, and somebody not involved', () => {
    given(submitted()).when(assessBenefit()).thenRefused('conflict', 'NOT_UNDER_REVIEW');
    given(...underReview)
      .when(assessBenefit('1', coAuthor))
      .thenRefused('conflict', 'CONFLICT_OF_INTEREST');
    given().when(assessBenefit()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
});
