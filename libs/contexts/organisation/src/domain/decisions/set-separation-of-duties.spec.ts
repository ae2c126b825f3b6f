import { deciderSpec } from '@app/testing';
import {
  established,
  rootEstablished,
  rootId,
  separationOfDutiesSet,
  separateDuties,
  unitId,
} from '../../specs/a-unit.js';
import { unitDecider } from '../unit.decider.js';

const { given } = deciderSpec(unitDecider);

describe('SetSeparationOfDuties', () => {
  test('is off at first; it is switched on and off', () => {
    given(rootEstablished).when(separateDuties(false)).thenNothing();
    given(rootEstablished).when(separateDuties(true)).then(separationOfDutiesSet(true));
    given(rootEstablished, separationOfDutiesSet(true)).when(separateDuties(true)).thenNothing();
    given(rootEstablished, separationOfDutiesSet(true)).when(separateDuties(false)).then(separationOfDutiesSet(false));
  });
  test('is a rule of the organisation, so of the root unit only', () => {
    given(established).when(separateDuties(true, unitId)).thenRefused('conflict', 'ONLY_FOR_ROOT_UNIT');
    given().when(separateDuties(true, rootId)).thenRefused('not-found', 'UNIT_NOT_FOUND');
  });
});
