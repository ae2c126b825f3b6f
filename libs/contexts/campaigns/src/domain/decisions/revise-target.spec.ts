import { deciderSpec } from '@app/testing';
import {
  before,
  campaignAfter,
  endOfPhase1,
  endOfPhase2,
  sealed,
  submissionsClosed,
  twoPhases,
} from '../../specs/a-campaign.js';
import { assigned, facts, revise, revised } from '../../specs/a-target.js';
import type { TargetEvent } from '../target.events.js';
import { targetDecider } from '../target.decider.js';

const { given } = deciderSpec(targetDecider);

describe('ReviseTarget', () => {
  test('records a reason and the replaced value', () => {
    given(assigned).when(revise()).then(revised);
  });
  test('a second revision replaces the last value', () => {
    given(assigned, revised)
      .when(revise({ value: 60 }))
      .then({ type: 'TargetRevised', data: { ...revised.data, previousValue: 55, value: 60 } });
  });
  test('the target of a dissolved unit can still be withdrawn', () => {
    given(assigned)
      .when(revise({ value: 0, facts: { ...facts, unit: { ...facts.unit!, active: false } } }))
      .then({ type: 'TargetRevised', data: { ...revised.data, value: 0 } });
  });
  test('the target must exist', () => {
    given().when(revise()).thenRefused('not-found', 'TARGET_NOT_ASSIGNED');
    given(assigned)
      .when(revise({ scope: 'PHASE_2' }))
      .thenRefused('not-found', 'TARGET_NOT_ASSIGNED');
  });
  test('the same value is refused', () => {
    given(assigned)
      .when(revise({ value: 40 }))
      .thenRefused('conflict', 'TARGET_UNCHANGED');
  });
  test('refused once the phase is sealed, whatever the clock', () => {
    given(assigned)
      .when(revise({ facts: { ...facts, campaign: campaignAfter(...twoPhases, submissionsClosed, sealed) } }))
      .thenRefused('conflict', 'TARGET_PERIOD_ENDED');
  });
  test.each([
    ['PHASE_1', endOfPhase1],
    ['PEAK_DRIVE', endOfPhase1],
    ['CAMPAIGN', endOfPhase2],
  ] as const)('%s: allowed until a millisecond before its end', (scope, end) => {
    const assignedTarget: TargetEvent = { type: 'TargetAssigned', data: { ...assigned.data, scope } };
    given(assignedTarget)
      .when(revise({ scope }, before(end, 1)))
      .then({ type: 'TargetRevised', data: { ...revised.data, scope } });
    given(assignedTarget).when(revise({ scope }, end)).thenRefused('conflict', 'TARGET_PERIOD_ENDED');
  });
});
