import { deciderSpec } from '@app/testing';
import { assignToBlock, assignedToBlock, dissolved, established, takenOutOfBlock } from '../../specs/a-unit.js';
import { unitDecider } from '../unit.decider.js';

const { given } = deciderSpec(unitDecider);

describe('AssignUnitToBlock', () => {
  test('puts the unit into another block', () => {
    given(established).when(assignToBlock('KHOI-2')).then(assignedToBlock);
  });
  test('takes it out of its block', () => {
    given(established).when(assignToBlock(null)).then(takenOutOfBlock);
  });
  test('naming the current block, or no block twice, appends no event', () => {
    given(established).when(assignToBlock('KHOI-1')).thenNothing();
    given(established, takenOutOfBlock).when(assignToBlock(null)).thenNothing();
  });
  test('the unit must exist', () => {
    given().when(assignToBlock('KHOI-2')).thenRefused('not-found', 'UNIT_NOT_FOUND');
  });
  test('a dissolved unit cannot join a block', () => {
    given(established, dissolved).when(assignToBlock('KHOI-2')).thenRefused('conflict', 'UNIT_DISSOLVED');
  });
});
