import { DomainError, fold } from '@app/kernel';
import { describeLawsOfDecider, eventsOfRun } from '@app/testing';
import fc from 'fast-check';
import {
  administrator,
  assignToBlock,
  assignedToBlock,
  dissolve,
  dissolved,
  establish,
  establishRoot,
  established,
  operator,
  rename,
  renamed,
  rootEstablished,
  takenOutOfBlock,
} from '../specs/a-unit.js';
import { unitDecider, type UnitCommand } from './unit.decider.js';
import type { UnitEvent } from './unit.events.js';

const anyEvent: fc.Arbitrary<UnitEvent> = fc.constantFrom<UnitEvent[]>(
  rootEstablished,
  established,
  renamed,
  assignedToBlock,
  takenOutOfBlock,
  dissolved,
);
const anyCommand: fc.Arbitrary<UnitCommand> = fc.oneof(
  fc.constantFrom<UnitCommand[]>(
    establishRoot(operator),
    establishRoot(administrator),
    establish(),
    establish({ parent: null }),
    assignToBlock(null),
    dissolve(),
  ),
  fc.string({ minLength: 1, maxLength: 5 }).map((name) => rename(name)),
  fc.constantFrom('KHOI-1', 'KHOI-2', 'KHOI-3').map((block) => assignToBlock(block)),
);

describeLawsOfDecider(unitDecider, { events: anyEvent, commands: anyCommand });

const anyHistory = fc.array(anyEvent, { maxLength: 12 });

test('an accepted command appends nothing when it is decided again', () => {
  fc.assert(
    fc.property(anyHistory, anyCommand, (history, command) => {
      const before = fold(unitDecider, history);
      let events: readonly UnitEvent[];
      try {
        events = unitDecider.decide(command, before);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        return;
      }
      const after = fold(unitDecider, events, before);
      if (before === null) expect(() => unitDecider.decide(command, after)).toThrow(DomainError);
      else expect(unitDecider.decide(command, after)).toEqual([]);
    }),
  );
});

test('no command changes a dissolved unit', () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 20 }), (commands) => {
      const types = eventsOfRun(unitDecider, commands).map(({ type }) => type);
      const end = types.indexOf('UnitDissolved');
      if (end >= 0) expect(types.slice(end + 1)).toEqual([]);
    }),
  );
});
