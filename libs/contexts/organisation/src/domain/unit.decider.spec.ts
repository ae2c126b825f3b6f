import { fold, type DomainError, type DomainErrorKind } from '@app/kernel';
import {
  administrator,
  assignToBlock,
  assignedToBlock,
  dissolve,
  dissolved,
  establish,
  establishRoot,
  established,
  rename,
  renamed,
  rootEstablished,
  rootId,
  takenOutOfBlock,
} from '../specs/a-unit.js';
import { expectRefusal } from '../specs/expect-refusal.js';
import type { UnitCommand } from './unit.commands.js';
import { unitDecider } from './unit.decider.js';
import type { UnitEvent } from './unit.events.js';

const given = (...history: readonly UnitEvent[]) => ({
  when: (command: UnitCommand) => {
    const decide = () => unitDecider.decide(command, fold(unitDecider, history));
    return {
      then: (...events: readonly UnitEvent[]) => expect(decide()).toEqual(events),
      thenNothing: () => expect(decide()).toEqual([]),
      thenRefused: (kind: DomainErrorKind, code: string, expected: Partial<DomainError> = {}) =>
        expectRefusal(decide, kind, code, expected),
    };
  },
});

describe('EstablishRootUnit', () => {
  test('the operator establishes the root, without parent or block', () => {
    given().when(establishRoot()).then(rootEstablished);
  });
  test('nobody else does, whatever role they hold', () => {
    given().when(establishRoot(administrator)).thenRefused('forbidden', 'ONLY_OPERATOR_FOUNDS');
  });
  test('an id that is a unit already stays that unit', () => {
    given(rootEstablished).when(establishRoot()).thenRefused('conflict', 'UNIT_ALREADY_ESTABLISHED');
  });
});

describe('EstablishUnit', () => {
  test('below an active parent', () => {
    given().when(establish()).then(established);
  });
  test('in no emulation block', () => {
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
  test('an id that is a unit already stays that unit', () => {
    given(established).when(establish()).thenRefused('conflict', 'UNIT_ALREADY_ESTABLISHED');
  });
});

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

describe('AssignUnitToBlock', () => {
  test('puts the unit into another block', () => {
    given(established).when(assignToBlock('KHOI-2')).then(assignedToBlock);
  });
  test('takes it out of its block', () => {
    given(established).when(assignToBlock(null)).then(takenOutOfBlock);
  });
  test('the block it is in already adds nothing, nor does none twice', () => {
    given(established).when(assignToBlock('KHOI-1')).thenNothing();
    given(established, takenOutOfBlock).when(assignToBlock(null)).thenNothing();
  });
  test('the unit must exist', () => {
    given().when(assignToBlock('KHOI-2')).thenRefused('not-found', 'UNIT_NOT_FOUND');
  });
  test('a dissolved unit competes no more', () => {
    given(established, dissolved).when(assignToBlock('KHOI-2')).thenRefused('conflict', 'UNIT_DISSOLVED');
  });
});

describe('DissolveUnit', () => {
  test('dissolves an active unit', () => {
    given(established).when(dissolve()).then(dissolved);
  });
  test('a dissolved unit is not dissolved again', () => {
    given(established, dissolved).when(dissolve()).thenNothing();
  });
  test('the unit must exist', () => {
    given().when(dissolve()).thenRefused('not-found', 'UNIT_NOT_FOUND');
  });
  test('the root stays', () => {
    given(rootEstablished).when(dissolve(rootId)).thenRefused('conflict', 'ROOT_UNIT_STAYS');
  });
});
