import { deciderSpec } from '@app/testing';
import { after, before, declare, peakDrive, sealed, submissionsClosed, twoPhases } from '../../specs/a-campaign.js';
import { campaignDecider } from '../campaign.decider.js';

const { given } = deciderSpec(campaignDecider);

describe('DeclarePeakDrive', () => {
  const { startsAt, endsAt } = peakDrive.data;
  test('is recorded 60 s before it begins, not 59.999 s', () => {
    given(...twoPhases)
      .when(declare({}, before(startsAt, 60_000)))
      .then(peakDrive);
    given(...twoPhases)
      .when(declare({}, before(startsAt, 59_999)))
      .thenRefused('invalid', 'CUTOFF_TOO_SOON', { pointer: '/startsAt' });
  });
  test('must begin before it ends', () => {
    given(...twoPhases)
      .when(declare({ endsAt: startsAt }))
      .thenRefused('invalid', 'PEAK_DRIVE_REVERSED');
  });
  test('may be declared again until it begins', () => {
    const later = { startsAt: after(startsAt, 86_400_000), endsAt: after(endsAt, 86_400_000) };
    given(...twoPhases, peakDrive)
      .when(declare(later, before(startsAt, 60_000)))
      .then({ type: 'PeakDriveDeclared', data: { ...peakDrive.data, ...later } });
    given(...twoPhases, peakDrive)
      .when(declare(later, before(startsAt, 1)))
      .thenRefused('invalid', 'CUTOFF_TOO_SOON');
    given(...twoPhases, peakDrive)
      .when(declare(later, startsAt))
      .thenRefused('conflict', 'PEAK_DRIVE_BEGUN');
  });
  test('cannot be declared into the time of a sealed phase, whatever the clock', () => {
    given(...twoPhases, submissionsClosed, sealed)
      .when(declare())
      .thenRefused('invalid', 'CUTOFF_TOO_SOON', { pointer: '/startsAt' });
    given(...twoPhases, peakDrive, submissionsClosed, sealed)
      .when(declare())
      .thenRefused('conflict', 'PEAK_DRIVE_BEGUN');
  });
  test('the campaign must exist', () => {
    given().when(declare()).thenRefused('not-found', 'CAMPAIGN_NOT_FOUND');
  });
});
