import { DomainError, fold } from '@app/kernel';
import { describeLawsOfDecider } from '@app/testing';
import fc from 'fast-check';
import {
  categoryCorrected,
  correct,
  enrol,
  enrolFirst,
  enrolled,
  grant,
  granted,
  left,
  nameCorrected,
  otherUnitId,
  recordDeparture,
  revoke,
  revoked,
  tomorrow,
  transfer,
  transferred,
} from '../specs/a-member.js';
import { administrator, rootId, unitId } from '../specs/a-unit.js';
import { memberDecider, type MemberCommand } from './member.decider.js';
import { ROLES, type MemberEvent } from './member.events.js';

const role = fc.constantFrom(...ROLES);
const unit = fc.constantFrom(rootId, unitId, otherUnitId);
const anyEvent: fc.Arbitrary<MemberEvent> = fc.oneof(
  fc.constantFrom<MemberEvent[]>(enrolled, transferred, nameCorrected, categoryCorrected, left),
  fc.tuple(role, unit).map(([each, at]) => granted(each, at)),
  fc.tuple(role, unit).map(([each, at]) => revoked(each, at)),
);
const anyCommand: fc.Arbitrary<MemberCommand> = fc.oneof(
  fc.constantFrom<MemberCommand[]>(
    enrolFirst(),
    enrolFirst(administrator),
    enrol(),
    enrol(null),
    correct({ category: categoryCorrected.data.category }),
    recordDeparture(),
    recordDeparture(tomorrow),
  ),
  unit.map((toUnitId) => transfer({ toUnitId })),
  fc.record({ role, unitId: unit }).map((of) => grant(of)),
  fc.record({ role, unitId: unit }).map((of) => revoke(of)),
);

describeLawsOfDecider(memberDecider, { events: anyEvent, commands: anyCommand });

const anyHistory = fc.array(anyEvent, { maxLength: 12 });

test('an accepted command appends nothing when it is decided again', () => {
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
