import { fold } from '@app/kernel';
import { describeLawsOfDecider, eventsOfRun } from '@app/testing';
import fc from 'fast-check';
import {
  approve,
  assessBenefit,
  assessed,
  author,
  campaign,
  coAuthor,
  cutoff,
  declineAuthorship,
  duringReview,
  examples,
  markDuplicate,
  officer,
  opensAt,
  recordRecognition,
  reject,
  removeDuplicateLink,
  resubmit,
  returned,
  returnForRevision,
  reviewer,
  saveDraft,
  startReview,
  submit,
  verifier,
  withdraw,
} from '../specs/an-initiative.js';
import { initiativeDecider, type InitiativeCommand } from './initiative.decider.js';
import type { InitiativeEvent } from './initiative.events.js';

const anyEvent: fc.Arbitrary<InitiativeEvent> = fc.constantFrom(...Object.values(examples), assessed(null));

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
        declineAuthorship(by),
        markDuplicate(undefined, by),
        removeDuplicateLink(by),
      ),
    ),
);
const run = (commands: readonly InitiativeCommand[]): readonly InitiativeEvent[] =>
  eventsOfRun(initiativeDecider, commands);
const anyRun = fc.array(anyCommand, { maxLength: 25 });
/** Runs of mostly accepted commands, so that late states are reached too. */
const likelyRun = fc
  .shuffledSubarray([
    startReview(),
    recordRecognition(),
    assessBenefit(),
    approve(),
    approve(),
    returnForRevision(),
    declineAuthorship(),
  ])
  .map((rest) => [submit(), startReview(), ...rest]);

describeLawsOfDecider(initiativeDecider, { events: anyEvent, commands: anyCommand });

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
        if (type === 'AuthorshipDeclined') involved.delete(data.declinedBy);
        if (type === 'InitiativeApproved') expect(involved.has(data.approvedBy)).toBe(false);
        if (type === 'InitiativeRejected') expect(involved.has(data.rejectedBy)).toBe(false);
        if (type === 'BenefitAssessed') expect(involved.has(data.assessedBy)).toBe(false);
      }
    }),
  );
});

test('nobody who declined is an author of what is approved', () => {
  fc.assert(
    fc.property(fc.oneof(anyRun, likelyRun), (commands) => {
      const declined = new Set<string>();
      let authors: readonly string[] = [];
      for (const { type, data } of run(commands)) {
        if (type === 'InitiativeSubmitted' || type === 'InitiativeResubmitted') {
          authors = data.authors.map(({ memberId }) => memberId);
        }
        if (type === 'AuthorshipDeclined') declined.add(data.declinedBy);
        if (type === 'InitiativeApproved') expect(authors.filter((memberId) => declined.has(memberId))).toEqual([]);
      }
    }),
  );
});

test('a command accepted twice appends nothing the second time, or is repeatable', () => {
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

test('the state is null before the first event', () => {
  expect(initiativeDecider.initialState).toEqual({ status: 'NONE' });
});
