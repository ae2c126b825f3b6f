import { DomainError, fold } from '@app/kernel';
import fc from 'fast-check';
import {
  approve,
  approved,
  assessBenefit,
  assessed,
  author,
  campaign,
  coAuthor,
  cutoff,
  draftSaved,
  duringReview,
  linkRemoved,
  markDuplicate,
  markedDuplicate,
  officer,
  opensAt,
  recognitionRecorded,
  recordRecognition,
  reject,
  rejected,
  removeDuplicateLink,
  resubmit,
  resubmitted,
  returned,
  returnForRevision,
  reviewer,
  reviewStarted,
  saveDraft,
  startReview,
  submit,
  submitted,
  verifier,
  withdraw,
  withdrawn,
} from '../specs/an-initiative.js';
import type { InitiativeCommand } from './initiative.commands.js';
import { initiativeDecider } from './initiative.decider.js';
import type { InitiativeEvent } from './initiative.events.js';

const anyEvent: fc.Arbitrary<InitiativeEvent> = fc.constantFrom<InitiativeEvent[]>(
  draftSaved,
  submitted(),
  reviewStarted,
  returned,
  resubmitted(),
  recognitionRecorded,
  assessed(),
  assessed(null),
  approved(),
  rejected,
  withdrawn,
  markedDuplicate,
  linkRemoved,
);
const anyHistory = fc.array(anyEvent, { maxLength: 12 });

const person = fc.constantFrom(author, coAuthor, officer, reviewer, verifier);
const instant = fc.constantFrom(opensAt, duringReview, returned.data.dueAt, cutoff);
const anyCommand: fc.Arbitrary<InitiativeCommand> = fc.oneof(
  fc
    .record({ by: person, at: instant })
    .chain(({ by, at }) =>
      fc.constantFrom<InitiativeCommand[]>(
        saveDraft({}, by),
        submit({ authorisationRef: 'GUQ-1' }, { by, at }),
        startReview(by),
        returnForRevision({}, { by }),
        resubmit({ authorisationRef: 'GUQ-2' }, { by, at }),
        recordRecognition({}, { by }),
        assessBenefit('5', by),
        approve({ campaign }, { by, at }),
        reject({ by, at }),
        withdraw(by),
        markDuplicate(undefined, by),
        removeDuplicateLink(by),
      ),
    ),
);
/** The events of a run of commands, where what is refused leaves no trace. */
const run = (commands: readonly InitiativeCommand[]): readonly InitiativeEvent[] => {
  const history: InitiativeEvent[] = [];
  for (const command of commands) {
    try {
      history.push(...initiativeDecider.decide(command, fold(initiativeDecider, history)));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return history;
};
const anyRun = fc.array(anyCommand, { maxLength: 25 });
/** Runs that mostly succeed, so that late states are reached too. */
const likelyRun = fc
  .shuffledSubarray([startReview(), recordRecognition(), assessBenefit(), approve(), approve(), returnForRevision()])
  .map((rest) => [submit(), startReview(), ...rest]);

test('evolve takes any event on any state, and folding can be interrupted anywhere', () => {
  fc.assert(
    fc.property(anyHistory, anyHistory, (before, after) => {
      const whole = fold(initiativeDecider, [...before, ...after]);
      expect(whole).toEqual(fold(initiativeDecider, after, fold(initiativeDecider, before)));
    }),
  );
});

test('evolve leaves the state it was given alone', () => {
  fc.assert(
    fc.property(anyHistory, anyEvent, (history, event) => {
      const state = fold(initiativeDecider, history);
      const copy = structuredClone(state);
      initiativeDecider.evolve(state, event);
      expect(state).toEqual(copy);
    }),
  );
});

test('events and states are plain JSON', () => {
  fc.assert(
    fc.property(anyRun, (commands) => {
      const history = run(commands);
      expect(JSON.parse(JSON.stringify(history))).toEqual(history);
      const state = fold(initiativeDecider, history);
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    }),
  );
});

test('decide answers the same on the same state', () => {
  const answer = (command: InitiativeCommand, history: readonly InitiativeEvent[]): unknown => {
    try {
      return initiativeDecider.decide(command, fold(initiativeDecider, history));
    } catch (error) {
      return { ...(error as DomainError) };
    }
  };
  fc.assert(
    fc.property(anyRun, anyCommand, (commands, command) => {
      const history = run(commands);
      expect(answer(command, history)).toEqual(answer(command, history));
    }),
  );
});

test('a run approves at most once, and never after a rejection or withdrawal', () => {
  fc.assert(
    fc.property(fc.oneof(anyRun, likelyRun), (commands) => {
      const types = run(commands).map(({ type }) => type);
      expect(types.filter((type) => type === 'InitiativeApproved').length).toBeLessThanOrEqual(1);
      const ended = types.findIndex((type) =>
        ['InitiativeApproved', 'InitiativeRejected', 'InitiativeWithdrawn'].includes(type),
      );
      if (ended !== -1) expect(types.slice(ended + 1)).toEqual([]);
    }),
  );
});

test('nobody involved ever decides', () => {
  fc.assert(
    fc.property(fc.oneof(anyRun, likelyRun), (commands) => {
      const involved = new Set<string>();
      for (const { type, data } of run(commands)) {
        if (type === 'InitiativeSubmitted' || type === 'InitiativeResubmitted') {
          involved.add(data.submittedBy);
          for (const { memberId } of data.authors) involved.add(memberId);
        }
        if (type === 'InitiativeApproved') expect(involved.has(data.approvedBy)).toBe(false);
        if (type === 'InitiativeRejected') expect(involved.has(data.rejectedBy)).toBe(false);
        if (type === 'BenefitAssessed') expect(involved.has(data.assessedBy)).toBe(false);
      }
    }),
  );
});

test('a command that goes through a second time says so or adds nothing', () => {
  fc.assert(
    fc.property(anyRun, anyCommand, (commands, command) => {
      const before = run([...commands, command]);
      const types = run([...commands, command, command])
        .slice(before.length)
        .map(({ type }) => type);
      const repeatable = ['DraftSaved', 'RecognitionDecisionRecorded', 'BenefitAssessed'];
      expect(types.filter((type) => !repeatable.includes(type))).toEqual([]);
    }),
  );
});

test('nothing exists before the first event', () => {
  expect(initiativeDecider.initialState).toEqual({ status: 'NONE' });
});
