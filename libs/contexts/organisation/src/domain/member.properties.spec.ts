import { DomainError, fold } from '@app/kernel';
import fc from 'fast-check';
import {
  enrol,
  enrolFirst,
  enrolled,
  grant,
  granted,
  left,
  otherUnitId,
  recordDeparture,
  revoke,
  revoked,
  tomorrow,
  transfer,
  transferred,
} from '../specs/a-member.js';
import { administrator, rootId, unitId } from '../specs/a-unit.js';
import type { MemberCommand } from './member.commands.js';
import { memberDecider } from './member.decider.js';
import { ROLES, type MemberEvent } from './member.events.js';

const role = fc.constantFrom(...ROLES);
const unit = fc.constantFrom(rootId, unitId, otherUnitId);
const anyEvent: fc.Arbitrary<MemberEvent> = fc.oneof(
  fc.constantFrom<MemberEvent[]>(enrolled, transferred, left),
  fc.tuple(role, unit).map(([each, at]) => granted(each, at)),
  fc.tuple(role, unit).map(([each, at]) => revoked(each, at)),
);
const anyCommand: fc.Arbitrary<MemberCommand> = fc.oneof(
  fc.constantFrom<MemberCommand[]>(
    enrolFirst(),
    enrolFirst(administrator),
    enrol(),
    enrol(null),
    recordDeparture(),
    recordDeparture(tomorrow),
  ),
  unit.map((toUnitId) => transfer({ toUnitId })),
  fc.record({ role, unitId: unit }).map((of) => grant(of)),
  fc.record({ role, unitId: unit }).map((of) => revoke(of)),
);

const anyHistory = fc.array(anyEvent, { maxLength: 12 });
const anyCommands = fc.array(anyCommand, { maxLength: 20 });

/** The events of a run of commands, where what is refused leaves no trace. */
const run = (commands: readonly MemberCommand[]): readonly MemberEvent[] => {
  const history: MemberEvent[] = [];
  for (const command of commands) {
    try {
      history.push(...memberDecider.decide(command, fold(memberDecider, history)));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return history;
};

test('any recorded history can be folded, and always to the same state', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      expect(fold(memberDecider, history)).toEqual(fold(memberDecider, history));
    }),
  );
});

test('folding in two parts is folding at once', () => {
  fc.assert(
    fc.property(anyHistory, anyHistory, (first, second) => {
      const whole = fold(memberDecider, [...first, ...second]);
      expect(fold(memberDecider, second, fold(memberDecider, first))).toEqual(whole);
    }),
  );
});

test('an event changes no state but the one it answers with', () => {
  fc.assert(
    fc.property(anyHistory, anyEvent, (history, event) => {
      const before = fold(memberDecider, history);
      const kept = structuredClone(before);
      memberDecider.evolve(before, event);
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
      const before = fold(memberDecider, history);
      let events: readonly MemberEvent[];
      try {
        events = memberDecider.decide(command, before);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        return;
      }
      const after = fold(memberDecider, events, before);
      if (before === null) expect(() => memberDecider.decide(command, after)).toThrow(DomainError);
      else expect(memberDecider.decide(command, after)).toEqual([]);
    }),
  );
});

test('a member who left holds no role, and nobody holds one twice', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const member = fold(memberDecider, history);
      const grants = member?.grants ?? [];
      expect(new Set(grants.map((held) => `${held.role} ${held.unitId}`)).size).toBe(grants.length);
      if (member && !member.active) expect(grants).toEqual([]);
    }),
  );
});
