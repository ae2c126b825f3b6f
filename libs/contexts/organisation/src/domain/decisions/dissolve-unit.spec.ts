import { deciderSpec } from '@app/testing';
import { dissolve, dissolved, established, rootEstablished, rootId } from '../../specs/a-unit.js';
import { unitDecider } from '../unit.decider.js';

const { given } = deciderSpec(unitDecider);

describe('DissolveUnit', () => {
  test('dissolves an active unit', () => {
    given(established).when(dissolve()).then(dissolved);
  });
  test('a dissolved unit cannot be dissolved again', () => {
    given(established, dissolved).when(dissolve()).thenNothing();
  });
  test('the unit must exist', () => {
    given().when(dissolve()).thenRefused('not-found', 'UNIT_NOT_FOUND');
  });
  test('the root cannot be dissolved', () => {
    given(rootEstablished).when(dissolve(rootId)).thenRefused('conflict', 'ROOT_UNIT_STAYS');
  });
});
