import { DomainError, fold } from '@app/kernel';
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
import type { UnitCommand } from './unit.commands.js';
import { unitDecider } from './unit.decider.js';
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

const anyHistory = fc.array(anyEvent, { maxLength: 12 });
const anyCommands = fc.array(anyCommand, { maxLength: 20 });

/** The events of a run of commands, where what is refused leaves no trace. */
const run = (commands: readonly UnitCommand[]): readonly UnitEvent[] => {
  const history: UnitEvent[] = [];
  for (const command of commands) {
    try {
      history.push(...unitDecider.decide(command, fold(unitDecider, history)));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return history;
};

test('any recorded history can be folded, and always to the same state', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      expect(fold(unitDecider, history)).toEqual(fold(unitDecider, history));
    }),
  );
});

test('folding in two parts is folding at once', () => {
  fc.assert(
    fc.property(anyHistory, anyHistory, (first, second) => {
      const whole = fold(unitDecider, [...first, ...second]);
      expect(fold(unitDecider, second, fold(unitDecider, first))).toEqual(whole);
    }),
  );
});

test('an event changes no state but the one it answers with', () => {
  fc.assert(
    fc.property(anyHistory, anyEvent, (history, event) => {
      const before = fold(unitDecider, history);
      const kept = structuredClone(before);
      unitDecider.evolve(before, event);
      expect(before).toEqual(kept);
    }),
  );
});

test('what is decided survives being written as JSON', () => {
  fc.assert(
    fc.property(anyCommands, (commands) => {
      const events = run(commands);
      expect(JSON.parse(JSON.stringify(events))).toEqual(events);
    }),
  );
});

test('what was accepted adds nothing when it is wished again', () => {
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

test('nothing happens to a unit after it was dissolved', () => {
  fc.assert(
    fc.property(anyCommands, (commands) => {
      const types = run(commands).map(({ type }) => type);
      const end = types.indexOf('UnitDissolved');
      if (end >= 0) expect(types.slice(end + 1)).toEqual([]);
    }),
  );
});
