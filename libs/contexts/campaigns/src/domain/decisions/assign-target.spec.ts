import { deciderSpec } from '@app/testing';
import { before, campaignAfter, endOfPhase1, launched, ownerUnitId, published } from '../../specs/a-campaign.js';
import { assign, assigned, facts, factsOfOwner, rootUnitId, unitId } from '../../specs/a-target.js';
import { targetDecider } from '../target.decider.js';

const { given } = deciderSpec(targetDecider);

describe('AssignTarget', () => {
  test('the parent assigns a target to a direct child', () => {
    given().when(assign()).then(assigned);
  });
  test('below the first level, too, the direct parent assigns', () => {
    const section = 'd5f7b913-0c2e-5a4d-9b68-7d9f1b3c5e70';
    const below = { active: true, parentId: unitId, unitPath: [rootUnitId, ownerUnitId, unitId, section] };
    given()
      .when(assign({ unitId: section, facts: { ...facts, unit: below } }))
      .then({ type: 'TargetAssigned', data: { ...assigned.data, unitId: section, assignedByUnitId: unitId } });
  });
  test('the owner sets its own target', () => {
    given()
      .when(assign({ unitId: ownerUnitId, facts: factsOfOwner }))
      .then({ type: 'TargetAssigned', data: { ...assigned.data, unitId: ownerUnitId, assignedByUnitId: ownerUnitId } });
  });
  test('0 is "không giao"', () => {
    given()
      .when(assign({ value: 0 }))
      .then({ type: 'TargetAssigned', data: { ...assigned.data, value: 0 } });
  });
  test('targets of other scopes and metrics are independent', () => {
    given(assigned)
      .when(assign({ scope: 'CAMPAIGN' }))
      .then({ type: 'TargetAssigned', data: { ...assigned.data, scope: 'CAMPAIGN' } });
    given(assigned)
      .when(assign({ metric: 'M10' }))
      .then({ type: 'TargetAssigned', data: { ...assigned.data, metric: 'M10' } });
  });
  test('a target can be assigned only once', () => {
    given(assigned)
      .when(assign({ value: 41 }))
      .thenRefused('conflict', 'TARGET_ALREADY_ASSIGNED', { details: { value: 40 } });
  });
  test('allowed until the millisecond before the phase closes', () => {
    given()
      .when(assign({}, before(endOfPhase1, 1)))
      .then(assigned);
    given().when(assign({}, endOfPhase1)).thenRefused('conflict', 'TARGET_PERIOD_ENDED');
  });
  test('a unit outside the campaign cannot have a target', () => {
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
  test('the metric must be targetable', () => {
    for (const metric of ['M02', 'M99']) {
      given().when(assign({ metric })).thenRefused('invalid', 'METRIC_WITHOUT_TARGET', { pointer: '/metric' });
    }
  });
  test('the phase or peak drive of the target must exist', () => {
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
  test('in a campaign without phases the period is open', () => {
    const bare = { ...facts, campaign: campaignAfter(launched, published) };
    given()
      .when(assign({ scope: 'CAMPAIGN', facts: bare }))
      .then({ type: 'TargetAssigned', data: { ...assigned.data, scope: 'CAMPAIGN' } });
  });
});
