import { DomainError, fold } from '@app/kernel';
import {
  approve,
  assessBenefit,
  assessed,
  author,
  coAuthor,
  initiativeId,
  markDuplicate,
  markedDuplicate,
  original,
  originalId,
  recognitionRecorded,
  recordRecognition,
  reject,
  removeDuplicateLink,
  resubmitted,
  returned,
  returnForRevision,
  reviewStarted,
  stranger,
  submitted,
  submittedAuthors,
  startReview,
} from '../specs/an-initiative.js';
import { initiativeDecider, type InitiativeCommand } from './initiative.decider.js';
import type { Author, InitiativeEvent } from './initiative.events.js';

const person = stranger;
const othersOnly: readonly Author[] = submittedAuthors;
const [first, second] = submittedAuthors;
const withLead: readonly Author[] = [{ ...first!, memberId: person }, second!];
const withCoAuthor: readonly Author[] = [first!, { ...second!, memberId: person }];
const onBehalf = { authorisationRef: 'GUQ-1', submittedBy: person };

type Version = Partial<{ authors: readonly Author[]; submittedBy: string; authorisationRef: string }>;
const versions = (...[initial, ...later]: readonly [Version, ...Version[]]): readonly InitiativeEvent[] => [
  submitted({ authors: othersOnly, ...initial }),
  ...later.flatMap((version, index) => [
    reviewStarted,
    returned,
    resubmitted({ version: index + 2, authors: othersOnly, authorisationRef: 'GUQ-2', ...version }),
  ]),
];

/** Every way of having been involved. */
const INVOLVEMENTS: Readonly<Record<string, readonly InitiativeEvent[]>> = {
  'lead author': versions({ authors: withLead }),
  'co-author': versions({ authors: withCoAuthor }),
  'submitter on behalf': versions(onBehalf),
  'lead author of an earlier version': versions({ authors: withLead }, {}),
  'co-author of an earlier version': versions({ authors: withCoAuthor }, {}),
  'submitter on behalf of an earlier version': versions(onBehalf, {}),
  'author added by the latest version': versions({}, { authors: withCoAuthor }),
  'resubmitter on behalf': versions({}, onBehalf),
  'author of the second of three versions': versions({}, { authors: withLead }, {}),
};

type Decision = {
  /** From the submission to the status in which the decision is taken. */
  readonly after: readonly InitiativeEvent[];
  readonly command: (by: string) => InitiativeCommand;
};

/** Every command on initiatives, by type: a new one does not compile until it is listed. */
const DECISIONS: { readonly [Type in InitiativeCommand['type']]: Decision | 'ACT_OF_THE_INVOLVED' } = {
  SaveDraft: 'ACT_OF_THE_INVOLVED',
  SubmitInitiative: 'ACT_OF_THE_INVOLVED',
  ResubmitInitiative: 'ACT_OF_THE_INVOLVED',
  WithdrawInitiative: 'ACT_OF_THE_INVOLVED',
  DeclineAuthorship: 'ACT_OF_THE_INVOLVED',
  StartReview: { after: [], command: (by) => startReview(by) },
  ReturnForRevision: { after: [reviewStarted], command: (by) => returnForRevision({}, { by }) },
  RecordRecognition: { after: [reviewStarted], command: (by) => recordRecognition({}, { by }) },
  RecordBenefitAssessment: { after: [reviewStarted], command: (by) => assessBenefit('5', by) },
  ApproveInitiative: {
    after: [reviewStarted, recognitionRecorded, assessed()],
    command: (by) => approve({}, { by }),
  },
  RejectInitiative: { after: [reviewStarted], command: (by) => reject({ by }) },
  MarkDuplicate: { after: [], command: (by) => markDuplicate(original(), by) },
  RemoveDuplicateLink: { after: [markedDuplicate], command: (by) => removeDuplicateLink(by) },
};

const outcome = (history: readonly InitiativeEvent[], command: InitiativeCommand): unknown => {
  try {
    return initiativeDecider.decide(command, fold(initiativeDecider, history)).length;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, ...error.details };
  }
};

describe.each(
  Object.entries(DECISIONS).flatMap(([type, decision]) =>
    decision === 'ACT_OF_THE_INVOLVED' ? [] : [{ type, ...decision }],
  ),
)('$type', ({ after, command }) => {
  test.each(Object.entries(INVOLVEMENTS))('is refused for ever to the %s', (_involvement, history) => {
    expect(outcome([...history, ...after], command(person))).toEqual({ code: 'CONFLICT_OF_INTEREST', initiativeId });
  });
  test('is open to the uninvolved', () => {
    expect(outcome([...versions({}, {}), ...after], command(person))).toBe(1);
  });
});

describe('of two initiatives', () => {
  const rival = original({ involved: [person] });
  const ofTheRival = { code: 'CONFLICT_OF_INTEREST', initiativeId: originalId };

  test('who is involved in the original neither marks a rival as its duplicate nor removes the link', () => {
    expect(outcome(versions({}), markDuplicate(rival, person))).toEqual(ofTheRival);
    expect(outcome([...versions({}), markedDuplicate], removeDuplicateLink(person, rival))).toEqual(ofTheRival);
  });
  test('who is involved in the later one does neither', () => {
    const mine = versions({ authors: withCoAuthor });
    const ofMine = { code: 'CONFLICT_OF_INTEREST', initiativeId };
    expect(outcome(mine, markDuplicate(original({ involved: [author, coAuthor] }), person))).toEqual(ofMine);
    expect(outcome([...mine, markedDuplicate], removeDuplicateLink(person))).toEqual(ofMine);
  });
});
