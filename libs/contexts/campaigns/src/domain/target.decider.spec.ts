import { DomainError, fold, type DomainErrorKind } from '@app/kernel';
import {
  before,
  campaignAfter,
  endOfPhase1,
  endOfPhase2,
  launched,
  ownerUnitId,
  published,
} from '../specs/a-campaign.js';
import { assign, assigned, facts, factsOfOwner, revise, revised, rootUnitId, unitId } from '../specs/a-target.js';
import type { TargetCommand } from './target.commands.js';
import { targetDecider } from './target.decider.js';
import type { TargetEvent } from './target.events.js';

const given = (...history: readonly TargetEvent[]) => ({
  when: (command: TargetCommand) => {
    const decide = () => targetDecider.decide(command, fold(targetDecider, history));
    return {
      then: (...events: readonly TargetEvent[]) => expect(decide()).toEqual(events),
      thenRefused: (kind: DomainErrorKind, code: string, expected: Partial<DomainError> = {}) => {
        expect(decide).toThrow(DomainError);
        expect(decide).toThrow(expect.objectContaining({ kind, code, ...expected }) as Error);
      },
    };
  },
});

describe('AssignTarget', () => {
  test('the parent gives it to a direct child', () => {
    given().when(assign()).then(assigned);
  });
  test('below the first level the parent is the one that gives', () => {
    const section = 'd5f7b913-0c2e-5a4d-9b68-7d9f1b3c5e70';
    const below = { active: true, parentId: unitId, unitPath: [rootUnitId, ownerUnitId, unitId, section] };
    given()
      .when(assign({ unitId: section, facts: { ...facts, unit: below } }))
      .then({ type: 'TargetAssigned', data: { ...assigned.data, unitId: section, assignedByUnitId: unitId } });
  });
  test('the owner sets its own', () => {
    given()
      .when(assign({ unitId: ownerUnitId, facts: factsOfOwner }))
      .then({ type: 'TargetAssigned', data: { ...assigned.data, unitId: ownerUnitId, assignedByUnitId: ownerUnitId } });
  });
  test('0 is "không giao"', () => {
    given()
      .when(assign({ value: 0 }))
      .then({ type: 'TargetAssigned', data: { ...assigned.data, value: 0 } });
  });
  test('targets of other scopes and metrics stand beside it', () => {
    given(assigned)
      .when(assign({ scope: 'CAMPAIGN' }))
      .then({ type: 'TargetAssigned', data: { ...assigned.data, scope: 'CAMPAIGN' } });
    given(assigned)
      .when(assign({ metric: 'M10' }))
      .then({ type: 'TargetAssigned', data: { ...assigned.data, metric: 'M10' } });
  });
  test('it is assigned once', () => {
    given(assigned)
      .when(assign({ value: 41 }))
      .thenRefused('conflict', 'TARGET_ALREADY_ASSIGNED', { details: { value: 40 } });
  });
  test('until the phase closes, not at its closing', () => {
    given()
      .when(assign({}, before(endOfPhase1, 1)))
      .then(assigned);
    given().when(assign({}, endOfPhase1)).thenRefused('conflict', 'TARGET_PERIOD_ENDED');
  });
  test('units outside the campaign have none', () => {
    const unit = { active: true, parentId: rootUnitId, unitPath: [rootUnitId, unitId] };
    given()
      .when(assign({ facts: { ...facts, unit } }))
      .thenRefused('invalid', 'UNIT_OUTSIDE_CAMPAIGN');
    given()
      .when(assign({ facts: { ...facts, unit: { ...unit, parentId: null } } }))
      .thenRefused('invalid', 'UNIT_OUTSIDE_CAMPAIGN');
  });
  test('the unit must exist and be active', () => {
    given()
      .when(assign({ facts: { ...facts, unit: null } }))
      .thenRefused('invalid', 'UNKNOWN_UNIT');
    given()
      .when(assign({ facts: { ...facts, unit: { ...facts.unit!, active: false } } }))
      .thenRefused('invalid', 'UNIT_INACTIVE');
  });
  test('the metric must take targets', () => {
    for (const metric of ['M02', 'M99']) {
      given().when(assign({ metric })).thenRefused('invalid', 'METRIC_WITHOUT_TARGET', { pointer: '/metric' });
    }
  });
  test('what it is for must be there', () => {
    const bare = { ...facts, campaign: campaignAfter(launched, published) };
    given()
      .when(assign({ scope: 'PHASE_3' }))
      .thenRefused('invalid', 'UNKNOWN_PHASE');
    given()
      .when(assign({ scope: 'PEAK_DRIVE', facts: bare }))
      .thenRefused('invalid', 'PEAK_DRIVE_NOT_DECLARED');
    given()
      .when(assign({ facts: { ...facts, campaign: null } }))
      .thenRefused('not-found', 'CAMPAIGN_NOT_FOUND');
  });
  test('a campaign without phases has not ended', () => {
    const bare = { ...facts, campaign: campaignAfter(launched, published) };
    given()
      .when(assign({ scope: 'CAMPAIGN', facts: bare }))
      .then({ type: 'TargetAssigned', data: { ...assigned.data, scope: 'CAMPAIGN' } });
  });
});

describe('ReviseTarget', () => {
  test('with a reason and the value it replaces', () => {
    given(assigned).when(revise()).then(revised);
  });
  test('a revised target is revised from its last value', () => {
    given(assigned, revised)
      .when(revise({ value: 60 }))
      .then({ type: 'TargetRevised', data: { ...revised.data, previousValue: 55, value: 60 } });
  });
  test('a dissolved unit can still be relieved of it', () => {
    given(assigned)
      .when(revise({ value: 0, facts: { ...facts, unit: { ...facts.unit!, active: false } } }))
      .then({ type: 'TargetRevised', data: { ...revised.data, value: 0 } });
  });
  test('there must be a target', () => {
    given().when(revise()).thenRefused('not-found', 'TARGET_NOT_ASSIGNED');
    given(assigned)
      .when(revise({ scope: 'PHASE_2' }))
      .thenRefused('not-found', 'TARGET_NOT_ASSIGNED');
  });
  test('the same value again is no revision', () => {
    given(assigned)
      .when(revise({ value: 40 }))
      .thenRefused('conflict', 'TARGET_UNCHANGED');
  });
  test.each([
    ['PHASE_1', endOfPhase1],
    ['PEAK_DRIVE', endOfPhase1],
    ['CAMPAIGN', endOfPhase2],
  ] as const)('%s: until a millisecond before its end, not at its end', (scope, end) => {
    const standing: TargetEvent = { type: 'TargetAssigned', data: { ...assigned.data, scope } };
    given(standing)
      .when(revise({ scope }, before(end, 1)))
      .then({ type: 'TargetRevised', data: { ...revised.data, scope } });
    given(standing).when(revise({ scope }, end)).thenRefused('conflict', 'TARGET_PERIOD_ENDED');
  });
});
