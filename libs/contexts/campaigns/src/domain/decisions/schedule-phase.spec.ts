import { deciderSpec } from '@app/testing';
import {
  after,
  before,
  cutoffOfPhase1,
  endOfPhase1,
  launched,
  openingOfPhase1,
  phase1,
  phase2,
  published,
  schedule,
  sealed,
  submissionsClosed,
  twoPhases,
} from '../../specs/a-campaign.js';
import { campaignDecider } from '../campaign.decider.js';

const { given } = deciderSpec(campaignDecider);

describe('SchedulePhase', () => {
  test('a phase may open when the one before closes', () => {
    given(launched, published).when(schedule(phase1)).then(phase1);
    given(launched, published, phase1).when(schedule(phase2)).then(phase2);
  });
  test('the opening must be in the future, if only by a millisecond', () => {
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
  test('the phase must open before it closes', () => {
    given(launched, published)
      .when(schedule(phase1, { closesAt: after(openingOfPhase1, 1) }))
      .then({ type: 'PhaseScheduled', data: { ...phase1.data, closesAt: after(openingOfPhase1, 1) } });
    given(launched, published)
      .when(schedule(phase1, { closesAt: openingOfPhase1 }))
      .thenRefused('invalid', 'PHASE_REVERSED');
  });
  test('the evaluation cut-off may equal the end of submissions, not precede it', () => {
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
  test('a phase must not lie inside another one', () => {
    given(launched, published, phase1)
      .when(schedule(phase2, { opensAt: after(openingOfPhase1, 1), closesAt: after(openingOfPhase1, 2) }))
      .thenRefused('invalid', 'PHASES_OVERLAP');
  });
  test('a phase with a higher number must come later', () => {
    given(launched, published, phase2)
      .when(schedule(phase1, { phase: 3 }))
      .thenRefused('invalid', 'PHASES_OUT_OF_ORDER');
    given(launched, published, phase2).when(schedule(phase1)).then(phase1);
  });
  test('the evaluation of a later phase ends after the earlier one can be sealed', () => {
    const { evaluationCutoff } = phase2.data;
    for (const [cutOff, isRefused] of [
      [before(evaluationCutoff, 60_001), false],
      [before(evaluationCutoff, 60_000), true],
    ] as const) {
      const earlier = given(launched, published, phase2).when(schedule(phase1, { evaluationCutoff: cutOff }));
      const phase1Moved = { ...phase1, data: { ...phase1.data, evaluationCutoff: cutOff } };
      const later = given(launched, published, phase1Moved).when(schedule(phase2));
      if (isRefused) {
        earlier.thenRefused('invalid', 'CUTOFFS_OUT_OF_ORDER', { details: { phase: 2, evaluationCutoff } });
        later.thenRefused('invalid', 'CUTOFFS_OUT_OF_ORDER', { details: { phase: 1, evaluationCutoff: cutOff } });
      } else {
        earlier.then(phase1Moved);
        later.then(phase2);
      }
    }
  });
  test('the rule set version must be published', () => {
    given(launched, published)
      .when(schedule(phase1, { ruleSetVersion: 2 }))
      .thenRefused('invalid', 'UNKNOWN_RULE_SET', { details: { latest: 1 } });
    given(launched)
      .when(schedule(phase1))
      .thenRefused('invalid', 'UNKNOWN_RULE_SET', { details: { latest: null } });
  });
  test('a phase may be rescheduled until a minute before it opens', () => {
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
  test('a phase that was closed or sealed stays as it is, whatever the clock', () => {
    const later = { opensAt: after(openingOfPhase1, 86_400_000) };
    for (const history of [[submissionsClosed], [submissionsClosed, sealed]]) {
      given(...twoPhases, ...history)
        .when(schedule(phase1, later))
        .thenRefused('conflict', 'PHASE_ALREADY_OPEN');
    }
    given(...twoPhases, submissionsClosed, sealed)
      .when(schedule(phase2, {}, before(cutoffOfPhase1, 1)))
      .thenRefused('conflict', 'PHASE_ALREADY_OPEN', { details: { phase: 2, openedAt: phase2.data.opensAt } });
  });
  test('the campaign must exist', () => {
    given().when(schedule(phase1)).thenRefused('not-found', 'CAMPAIGN_NOT_FOUND');
  });
});
