import { deciderSpec } from '@app/testing';
import { launched, publish, published, rules, twoPhases } from '../../specs/a-campaign.js';
import { STANDARD_AWARD_KINDS } from '../standard-award-kinds.js';
import { campaignDecider } from '../campaign.decider.js';

const { given } = deciderSpec(campaignDecider);

describe('PublishRuleSet', () => {
  test('the first version is 1', () => {
    given(launched).when(publish()).then(published);
  });
  test('each version is the last one plus 1', () => {
    given(...twoPhases)
      .when(publish({ revisionDays: 20 }))
      .then({
        type: 'RuleSetPublished',
        data: { ...published.data, version: 2, rules: { ...rules, revisionDays: 20 } },
      });
  });
  test('the award minimum may equal the cap', () => {
    const change = { individualAwardMinimumVnd: rules.benefitCapVnd };
    given(launched)
      .when(publish(change))
      .then({ type: 'RuleSetPublished', data: { ...published.data, rules: { ...rules, ...change } } });
  });
  test('the award minimum must not exceed the cap', () => {
    given(launched)
      .when(publish({ benefitCapVnd: '49999999' }))
      .thenRefused('invalid', 'AWARD_MINIMUM_ABOVE_CAP');
  });
  test('what is left out holds as usual: the standard kinds of award, own units only', () => {
    const { awardKinds: _awardKinds, submitForAnyUnit: _submitForAnyUnit, ...others } = rules;
    given(launched)
      .when({ ...publish(), data: { rules: others } })
      .then({
        type: 'RuleSetPublished',
        data: { ...published.data, rules: { ...rules, awardKinds: STANDARD_AWARD_KINDS } },
      });
  });
  test('the campaign must exist', () => {
    given().when(publish()).thenRefused('not-found', 'CAMPAIGN_NOT_FOUND');
  });
});
