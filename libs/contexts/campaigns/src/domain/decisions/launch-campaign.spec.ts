import { deciderSpec } from '@app/testing';
import { launch, launched } from '../../specs/a-campaign.js';
import { campaignDecider } from '../campaign.decider.js';

const { given } = deciderSpec(campaignDecider);

describe('LaunchCampaign', () => {
  test('an active unit launches it', () => {
    given().when(launch()).then(launched);
  });
  test('the application window may be a single day', () => {
    const applicationWindow = { from: '2022-01-08', until: '2022-01-08' };
    given()
      .when(launch({ applicationWindow }))
      .then({ type: 'CampaignLaunched', data: { ...launched.data, applicationWindow } });
  });
  test('the application window must not be reversed', () => {
    given()
      .when(launch({ applicationWindow: { from: '2022-01-09', until: '2022-01-08' } }))
      .thenRefused('invalid', 'WINDOW_REVERSED', { pointer: '/applicationWindow' });
  });
  test('the owner must exist', () => {
    given()
      .when(launch({ ownerUnit: null }))
      .thenRefused('invalid', 'UNKNOWN_UNIT');
  });
  test('the owner must not be dissolved', () => {
    given()
      .when(launch({ ownerUnit: { active: false } }))
      .thenRefused('invalid', 'UNIT_INACTIVE');
  });
  test('a campaign can be launched only once', () => {
    given(launched).when(launch()).thenRefused('conflict', 'CAMPAIGN_ALREADY_LAUNCHED');
  });
});
