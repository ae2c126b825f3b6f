import { deciderSpec } from '@app/testing';
import { dissolved, established, rename, renamed } from '../../specs/a-unit.js';
import { unitDecider } from '../unit.decider.js';

const { given } = deciderSpec(unitDecider);

describe('RenameUnit', () => {
  test('records the previous name with the new one', () => {
    given(established).when(rename()).then(renamed);
  });
  test('the current name appends no event', () => {
    given(established, renamed).when(rename()).thenNothing();
  });
  test('the unit must exist', () => {
    given().when(rename()).thenRefused('not-found', 'UNIT_NOT_FOUND');
  });
  test('a dissolved unit cannot be renamed', () => {
    given(established, dissolved)
      .when(rename())
      .thenRefused('conflict', 'UNIT_DISSOLVED', { details: { code: 'CD-05' } });
  });
});
