import { deciderSpec } from '@app/testing';
import { dissolved, established, rename, renamed } from '../../specs/a-unit.js';
import { unitDecider } from '../unit.decider.js';

const { given } = deciderSpec(unitDecider);

describe('RenameUnit', () => {
  test('keeps the name it had beside the new one', () => {
    given(established).when(rename()).then(renamed);
  });
  test('the name it has already adds nothing', () => {
    given(established, renamed).when(rename()).thenNothing();
  });
  test('the unit must exist', () => {
    given().when(rename()).thenRefused('not-found', 'UNIT_NOT_FOUND');
  });
  test('a dissolved unit keeps its name', () => {
    given(established, dissolved)
      .when(rename())
      .thenRefused('conflict', 'UNIT_DISSOLVED', { details: { code: 'CD-05' } });
  });
});
