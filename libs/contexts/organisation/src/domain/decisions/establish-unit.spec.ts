import { deciderSpec } from '@app/testing';
import { establish, established } from '../../specs/a-unit.js';
import { unitDecider } from '../unit.decider.js';

const { given } = deciderSpec(unitDecider);

describe('EstablishUnit', () => {
  test('establishes a unit below an active parent', () => {
    given().when(establish()).then(established);
  });
  test('establishes a unit without an emulation block', () => {
    given()
      .when(establish({ block: null }))
      .then({ type: 'UnitEstablished', data: { ...established.data, block: null } });
  });
  test('the parent must exist', () => {
    given()
      .when(establish({ parent: null }))
      .thenRefused('invalid', 'UNKNOWN_UNIT', { pointer: '/parentId' });
  });
  test('the parent must not be dissolved', () => {
    given()
      .when(establish({ parent: { active: false } }))
      .thenRefused('invalid', 'UNIT_INACTIVE', { pointer: '/parentId' });
  });
  test('an id that already belongs to a unit is refused', () => {
    given(established).when(establish()).thenRefused('conflict', 'UNIT_ALREADY_ESTABLISHED');
  });
});
