import { deciderSpec } from '@app/testing';
import { administrator, establishRoot, rootEstablished } from '../../specs/a-unit.js';
import { unitDecider } from '../unit.decider.js';

const { given } = deciderSpec(unitDecider);

describe('EstablishRootUnit', () => {
  test('the operator establishes the root, without parent or block', () => {
    given().when(establishRoot()).then(rootEstablished);
  });
  test('nobody else may, whatever role they hold', () => {
    given().when(establishRoot(administrator)).thenRefused('forbidden', 'ONLY_OPERATOR_FOUNDS');
  });
  test('an id that already belongs to a unit is refused', () => {
    given(rootEstablished).when(establishRoot()).thenRefused('conflict', 'UNIT_ALREADY_ESTABLISHED');
  });
});
