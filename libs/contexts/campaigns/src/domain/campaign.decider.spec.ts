import { DomainError, fold, type DomainErrorKind } from '@app/kernel';
import {
  after,
  before,
  closeSubmissions,
  cutoffOfPhase1,
  cutoffOfPhase2,
  declare,
  endOfPhase1,
  launch,
  launched,
  openingOfPhase1,
  peakDrive,
  phase1,
  phase2,
  publish,
  published,
  rules,
  schedule,
  seal,
  sealed,
  submissionsClosed,
  twoPhases,
} from '../specs/a-campaign.js';
import type { CampaignCommand } from './campaign.commands.js';
import { campaignDecider } from './campaign.decider.js';
import type { CampaignEvent } from './campaign.events.js';

const given = (...history: readonly CampaignEvent[]) => ({
  when: (command: CampaignCommand) => {
    const decide = () => campaignDecider.decide(command, fold(campaignDecider, history));
    return {
      then: (...events: readonly CampaignEvent[]) => expect(decide()).toEqual(events),
      thenRefused: (kind: DomainErrorKind, code: string, expected: Partial<DomainError> = {}) => {
        expect(decide).toThrow(DomainError);
        expect(decide).toThrow(expect.objectContaining({ kind, code, ...expected }) as Error);
      },
    };
  },
});

describe('LaunchCampaign', () => {
  test('an active unit launches it', () => {
    given().when(launch()).then(launched);
  });
  test('the window may be a single day', () => {
    const applicationWindow = { from: '2022-01-08', until: '2022-01-08' };
    given()
      .when(launch({ applicationWindow }))
      .then({ type: 'CampaignLaunched', data: { ...launched.data, applicationWindow } });
  });
  test('the window must not be reversed', () => {
    given()
      .when(launch({ applicationWindow: { from: '2022-01-09', until: '2022-01-08' } }))
      .thenRefused('invalid', 'WINDOW_REVERSED', { pointer: '/applicationWindow' });
  });
  test('the owner must exist', () => {
    given()
      .when(launch({ ownerUnit: null }))
      .thenRefused('invalid', 'UNKNOWN_UNIT');
  });
  test('and must not be dissolved', () => {
    given()
      .when(launch({ ownerUnit: { active: false } }))
      .thenRefused('invalid', 'UNIT_INACTIVE');
  });
  test('a campaign is launched once', () => {
    given(launched).when(launch()).thenRefused('conflict', 'CAMPAIGN_ALREADY_LAUNCHED');
  });
});

describe('PublishRuleSet', () => {
  test('the first version is 1', () => {
    given(launched).when(publish()).then(published);
  });
  test('each next one is the last plus one', () => {
    given(...twoPhases)
      .when(publish({ revisionDays: 20 }))
      .then({
        type: 'RuleSetPublished',
        data: { ...published.data, version: 2, rules: { ...rules, revisionDays: 20 } },
      });
  });
  test('an award minimum equal to the cap is possible', () => {
    const change = { individualAwardMinimumVnd: rules.benefitCapVnd };
    given(launched)
      .when(publish(change))
      .then({ type: 'RuleSetPublished', data: { ...published.data, rules: { ...rules, ...change } } });
  });
  test('one above the cap is not', () => {
    given(launched)
      .when(publish({ benefitCapVnd: '49999999' }))
      .thenRefused('invalid', 'AWARD_MINIMUM_ABOVE_CAP');
  });
  test('there must be a campaign', () => {
    given().when(publish()).thenRefused('not-found', 'CAMPAIGN_NOT_FOUND');
  });
});

describe('SchedulePhase', () => {
  test('phases follow one another without a gap', () => {
    given(launched, published).when(schedule(phase1)).then(phase1);
    given(launched, published, phase1).when(schedule(phase2)).then(phase2);
  });
  test('the opening may be a millisecond ahead, not now', () => {
    const at = before(openingOfPhase1, 1);
    given(launched, published)
      .when(schedule(phase1, {}, at))
      .then(phase1);
    given(launched, published)
      .when(schedule(phase1, {}, openingOfPhase1))
      .thenRefused('invalid', 'OPENS_IN_PAST', { pointer: '/opensAt' });
  });
  test('the closing is recorded 60 s before it takes effect, not 59.999 s', () => {
    const at = before(openingOfPhase1, 1_000);
    const soon = (ms: number) => ({ closesAt: after(at, ms), evaluationCutoff: after(at, 3_600_000) });
    given(launched, published)
      .when(schedule(phase1, soon(60_000), at))
      .then({ type: 'PhaseScheduled', data: { ...phase1.data, ...soon(60_000) } });
    given(launched, published)
      .when(schedule(phase1, soon(59_999), at))
      .thenRefused('invalid', 'CUTOFF_TOO_SOON', { pointer: '/closesAt' });
  });
  test('it opens before it closes', () => {
    given(launched, published)
      .when(schedule(phase1, { closesAt: after(openingOfPhase1, 1) }))
      .then({ type: 'PhaseScheduled', data: { ...phase1.data, closesAt: after(openingOfPhase1, 1) } });
    given(launched, published)
      .when(schedule(phase1, { closesAt: openingOfPhase1 }))
      .thenRefused('invalid', 'PHASE_REVERSED');
  });
  test('evaluation may end with submissions, not before', () => {
    given(launched, published)
      .when(schedule(phase1, { evaluationCutoff: endOfPhase1 }))
      .then({ type: 'PhaseScheduled', data: { ...phase1.data, evaluationCutoff: endOfPhase1 } });
    given(launched, published)
      .when(schedule(phase1, { evaluationCutoff: before(endOfPhase1, 1) }))
      .thenRefused('invalid', 'CUTOFF_BEFORE_CLOSE');
  });
  test('phases must not overlap by a millisecond', () => {
    given(launched, published, phase1)
      .when(schedule(phase2, { opensAt: before(endOfPhase1, 1) }))
      .thenRefused('invalid', 'PHASES_OVERLAP', { details: expect.objectContaining({ phase: 1 }) as never });
  });
  test('nor lie inside another one', () => {
    given(launched, published, phase1)
      .when(schedule(phase2, { opensAt: after(openingOfPhase1, 1), closesAt: after(openingOfPhase1, 2) }))
      .thenRefused('invalid', 'PHASES_OVERLAP');
  });
  test('a higher number comes later', () => {
    given(launched, published, phase2)
      .when(schedule(phase1, { phase: 3 }))
      .thenRefused('invalid', 'PHASES_OUT_OF_ORDER');
    given(launched, published, phase2).when(schedule(phase1)).then(phase1);
  });
  test('it is bound to a published version of the rules', () => {
    given(launched, published)
      .when(schedule(phase1, { ruleSetVersion: 2 }))
      .thenRefused('invalid', 'UNKNOWN_RULE_SET', { details: { latest: 1 } });
    given(launched)
      .when(schedule(phase1))
      .thenRefused('invalid', 'UNKNOWN_RULE_SET', { details: { latest: null } });
  });
  test('it may be rescheduled until a minute before it opens', () => {
    const later = { opensAt: after(openingOfPhase1, 86_400_000) };
    given(...twoPhases)
      .when(schedule(phase1, later, before(openingOfPhase1, 60_000)))
      .then({ type: 'PhaseScheduled', data: { ...phase1.data, ...later } });
    given(...twoPhases)
      .when(schedule(phase1, later, before(openingOfPhase1, 59_999)))
      .thenRefused('invalid', 'CUTOFF_TOO_SOON');
    given(...twoPhases)
      .when(schedule(phase1, later, openingOfPhase1))
      .thenRefused('conflict', 'PHASE_ALREADY_OPEN');
  });
  test('there must be a campaign', () => {
    given().when(schedule(phase1)).thenRefused('not-found', 'CAMPAIGN_NOT_FOUND');
  });
});

describe('DeclarePeakDrive', () => {
  const { startsAt, endsAt } = peakDrive.data;
  test('it stands in the log 60 s before it begins, not 59.999 s', () => {
    given(...twoPhases)
      .when(declare({}, before(startsAt, 60_000)))
      .then(peakDrive);
    given(...twoPhases)
      .when(declare({}, before(startsAt, 59_999)))
      .thenRefused('invalid', 'CUTOFF_TOO_SOON', { pointer: '/startsAt' });
  });
  test('it begins before it ends', () => {
    given(...twoPhases)
      .when(declare({ endsAt: startsAt }))
      .thenRefused('invalid', 'PEAK_DRIVE_REVERSED');
  });
  test('it may be declared anew until it begins', () => {
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
  test('there must be a campaign', () => {
    given().when(declare()).thenRefused('not-found', 'CAMPAIGN_NOT_FOUND');
  });
});

describe('CloseCampaignPhase, submissions', () => {
  const midnight = endOfPhase1;

  test('confirms the scheduled cut-offs a millisecond before 24:00, at 24:00, and long after they passed', () => {
    expect(midnight).toBe('2022-05-31T17:00:00.000Z');
    for (const at of [before(midnight, 1), midnight, after(cutoffOfPhase1, 86_400_000)]) {
      given(...twoPhases)
        .when(closeSubmissions(at))
        .then(submissionsClosed);
    }
  });
  test('a cut-off named as it is scheduled is no change, whenever it comes', () => {
    given(...twoPhases)
      .when(closeSubmissions(midnight, { closesAt: midnight, evaluationCutoff: cutoffOfPhase1 }))
      .then(submissionsClosed);
  });
  test('an early close is recorded 60 s before it takes effect, not 59.999 s', () => {
    const at = before(midnight, 3_600_000);
    given(...twoPhases)
      .when(closeSubmissions(at, { closesAt: after(at, 60_000) }))
      .then({ type: 'SubmissionsClosed', data: { ...submissionsClosed.data, closesAt: after(at, 60_000) } });
    given(...twoPhases)
      .when(closeSubmissions(at, { closesAt: after(at, 59_999) }))
      .thenRefused('invalid', 'CUTOFF_TOO_SOON', { pointer: '/closesAt' });
  });
  test('in the last minute before 24:00 an earlier close is too late', () => {
    given(...twoPhases)
      .when(closeSubmissions(before(midnight, 60_001), { closesAt: before(midnight, 1) }))
      .then({ type: 'SubmissionsClosed', data: { ...submissionsClosed.data, closesAt: before(midnight, 1) } });
    given(...twoPhases)
      .when(closeSubmissions(before(midnight, 60_000), { closesAt: before(midnight, 1) }))
      .thenRefused('invalid', 'CUTOFF_TOO_SOON');
  });
  test('submissions are never prolonged', () => {
    given(...twoPhases)
      .when(closeSubmissions(openingOfPhase1, { closesAt: after(midnight, 1) }))
      .thenRefused('invalid', 'CLOSES_AFTER_SCHEDULE');
  });
  test('the evaluation cut-off may move either way, 60 s ahead, not 59.999 s', () => {
    for (const evaluationCutoff of [before(cutoffOfPhase1, 86_400_000), after(cutoffOfPhase1, 86_400_000)]) {
      given(...twoPhases)
        .when(closeSubmissions(midnight, { evaluationCutoff }))
        .then({ type: 'SubmissionsClosed', data: { ...submissionsClosed.data, evaluationCutoff } });
    }
    given(...twoPhases)
      .when(closeSubmissions(midnight, { evaluationCutoff: after(midnight, 60_000) }))
      .then({
        type: 'SubmissionsClosed',
        data: { ...submissionsClosed.data, evaluationCutoff: after(midnight, 60_000) },
      });
    given(...twoPhases)
      .when(closeSubmissions(midnight, { evaluationCutoff: after(midnight, 59_999) }))
      .thenRefused('invalid', 'CUTOFF_TOO_SOON', { pointer: '/evaluationCutoff' });
  });
  test('a cut-off that took effect stands', () => {
    const evaluationCutoff = after(cutoffOfPhase1, 86_400_000);
    given(...twoPhases)
      .when(closeSubmissions(before(cutoffOfPhase1, 1), { evaluationCutoff }))
      .then({ type: 'SubmissionsClosed', data: { ...submissionsClosed.data, evaluationCutoff } });
    given(...twoPhases)
      .when(closeSubmissions(cutoffOfPhase1, { evaluationCutoff }))
      .thenRefused('conflict', 'EVALUATION_CUTOFF_PASSED');
  });
  test('evaluation does not end before submissions do', () => {
    given(...twoPhases)
      .when(closeSubmissions(openingOfPhase1, { evaluationCutoff: before(midnight, 1) }))
      .thenRefused('invalid', 'CUTOFF_BEFORE_CLOSE');
  });
  test('the phase must have opened', () => {
    given(...twoPhases)
      .when(closeSubmissions(before(openingOfPhase1, 1)))
      .thenRefused('conflict', 'PHASE_NOT_OPEN');
    given(...twoPhases)
      .when(closeSubmissions(openingOfPhase1))
      .then(submissionsClosed);
  });
  test('submissions are closed once', () => {
    given(...twoPhases, submissionsClosed)
      .when(closeSubmissions(midnight))
      .thenRefused('conflict', 'SUBMISSIONS_ALREADY_CLOSED');
  });
  test('there must be such a phase', () => {
    given(...twoPhases)
      .when(closeSubmissions(midnight, { phase: 3 }))
      .thenRefused('not-found', 'PHASE_NOT_FOUND');
    given().when(closeSubmissions(midnight)).thenRefused('not-found', 'CAMPAIGN_NOT_FOUND');
  });
});

describe('CloseCampaignPhase, seal', () => {
  const closed = [...twoPhases, submissionsClosed];
  const inTime = after(cutoffOfPhase1, 60_000);

  test('60 s after the evaluation cut-off, not 59.999 s', () => {
    given(...closed)
      .when(seal(inTime))
      .then(sealed);
    given(...closed)
      .when(seal(before(inTime, 1)))
      .thenRefused('conflict', 'TOO_EARLY', { details: { phase: 1, earliest: inTime } });
  });
  test('counts from the cut-off that was fixed, not from the scheduled one', () => {
    const evaluationCutoff = after(cutoffOfPhase1, 86_400_000);
    const moved = { ...submissionsClosed, data: { ...submissionsClosed.data, evaluationCutoff } };
    given(...twoPhases, moved)
      .when(seal(inTime))
      .thenRefused('conflict', 'TOO_EARLY');
    given(...twoPhases, moved)
      .when(seal(after(evaluationCutoff, 60_000)))
      .then({ type: 'PhaseClosed', data: { ...sealed.data, evaluationCutoff } });
  });
  test('submissions must be closed first', () => {
    given(...twoPhases)
      .when(seal(inTime))
      .thenRefused('conflict', 'SUBMISSIONS_NOT_CLOSED');
  });
  test('no entry is left hanging', () => {
    given(...closed)
      .when(seal(inTime, {}, { pending: 3 }))
      .thenRefused('conflict', 'PENDING_ENTRIES', { details: { phase: 1, pending: 3 } });
  });
  test('undecided entries go on to a later phase', () => {
    given(...closed)
      .when(seal(inTime, { carryOverTo: 2 }, { pending: 3 }))
      .then({ type: 'PhaseClosed', data: { ...sealed.data, carriedOverTo: 2 } });
  });
  test('where none are left, nothing is carried over', () => {
    given(...closed)
      .when(seal(inTime, { carryOverTo: 2 }, { pending: 0 }))
      .then(sealed);
  });
  test('the later phase must still have decisions ahead', () => {
    given(...closed)
      .when(seal(before(cutoffOfPhase2, 1), { carryOverTo: 2 }, { pending: 3 }))
      .then({ type: 'PhaseClosed', data: { ...sealed.data, carriedOverTo: 2 } });
    given(...closed)
      .when(seal(cutoffOfPhase2, { carryOverTo: 2 }, { pending: 3 }))
      .thenRefused('invalid', 'CARRY_OVER_NOT_POSSIBLE', { pointer: '/carryOverTo' });
  });
  test('the later phase must not be sealed, even when this command was received in time', () => {
    const sealed2: CampaignEvent = { type: 'PhaseClosed', data: { ...sealed.data, phase: 2 } };
    given(...closed, sealed2)
      .when(seal(before(cutoffOfPhase2, 1), { carryOverTo: 2 }, { pending: 3 }))
      .thenRefused('invalid', 'CARRY_OVER_NOT_POSSIBLE');
  });
  test('the phase itself, an earlier one or none at all is no later phase', () => {
    for (const carryOverTo of [1, 3]) {
      given(...closed)
        .when(seal(inTime, { carryOverTo }, { pending: 3 }))
        .thenRefused('invalid', 'CARRY_OVER_NOT_POSSIBLE');
    }
  });
  test('a phase is sealed once', () => {
    given(...closed, sealed)
      .when(seal(inTime))
      .thenRefused('conflict', 'ALREADY_SEALED');
  });
  test('there must be such a phase', () => {
    given(...closed)
      .when(seal(inTime, { phase: 3 }))
      .thenRefused('not-found', 'PHASE_NOT_FOUND');
  });
});
