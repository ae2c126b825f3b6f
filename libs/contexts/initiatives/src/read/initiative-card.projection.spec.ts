import type { CampaignLaunched, PhaseClosed } from '@app/campaigns/contracts';
import { projectionSpec, type ExpectedDocument, type PlainEvent } from '@app/testing';
import type { InitiativeEvent } from '../domain/initiative.events.js';
import {
  approved,
  assessed,
  author,
  authorshipDeclined,
  submittedAuthors,
  campaignId,
  coAuthor,
  cutoff,
  draftSaved,
  initiativeId,
  inPhaseOne,
  linkRemoved,
  markedDuplicate,
  originalId,
  recognition,
  recognitionRecorded,
  rejected,
  resubmitted,
  returned,
  reviewer,
  reviewStarted,
  rootUnit,
  stranger,
  submission,
  submitted,
  unit,
  verifier,
  withdrawn,
} from '../specs/an-initiative.js';
import { authorshipId, authorships } from './authorship.view.js';
import { campaignNumberings } from './campaign-numbering.view.js';
import { initiativeCardProjection } from './initiative-card.projection.js';
import { initiativeCards, type InitiativeCard } from './initiative-card.view.js';
import { initiativeDrafts } from './initiative-draft.view.js';

const launched: PlainEvent<CampaignLaunched> = {
  stream: `campaign-${campaignId}`,
  type: 'CampaignLaunched',
  data: {
    campaignId,
    code: 'MAU',
    name: 'Chương trình mẫu',
    ownerUnitId: rootUnit,
    applicationWindow: { from: '2021-09-01', until: '2023-09-01' },
    decisionNo: '1/QĐ-MAU',
  },
};
const of = (event: InitiativeEvent): PlainEvent => ({ stream: `initiative-${event.data.initiativeId}`, ...event });
const history = (...events: readonly InitiativeEvent[]): readonly PlainEvent[] => [launched, ...events.map(of)];
/** The time and the log position of the n-th event of a history. */
const at = (n: number): string => `2022-01-08T00:0${n}:00.000Z`;
const place = (n: number) => ({ revision: `${n - 1}`, position: `${(n + 1) * 10}` });

const fresh: InitiativeCard = {
  ...submission,
  id: initiativeId,
  code: 'SK-MAU-P1-000001',
  campaignId,
  phase: 1,
  countedInPhase: null,
  status: 'SUBMITTED',
  statusBeforeDuplicate: null,
  duplicateOf: null,
  unitPath: [rootUnit, unit],
  authors: submittedAuthors,
  submittedBy: author,
  authorisationRef: null,
  declined: [],
  receivedAt: inPhaseOne,
  version: 1,
  assessment: null,
  returned: null,
  decision: null,
  ...place(1),
};
const card = (changes: Partial<InitiativeCard> = {}): ExpectedDocument<InitiativeCard> => ({
  collection: initiativeCards,
  id: initiativeId,
  doc: { ...fresh, ...changes },
});
const authorship = (memberId: string, there = true) => ({
  collection: authorships,
  id: authorshipId(memberId, initiativeId),
  doc: there ? { id: authorshipId(memberId, initiativeId), memberId, initiativeId, receivedAt: inPhaseOne } : null,
});
const when = (...events: readonly InitiativeEvent[]) =>
  projectionSpec(initiativeCardProjection).given(history(...events));

describe('initiative-card', () => {
  it('tells who declined to be an author', () =>
    when(submitted(), authorshipDeclined).then(card({ declined: [coAuthor], ...place(2) })));

  it('keeps drafts apart from submitted initiatives', () =>
    when(draftSaved).then(
      {
        collection: initiativeDrafts,
        id: initiativeId,
        doc: {
          id: initiativeId,
          ownerId: author,
          campaignId,
          unitId: unit,
          title: 'Bản nháp',
          note: null,
          savedAt: at(1),
          revision: '0',
        },
      },
      { collection: initiativeCards, id: initiativeId, doc: null },
    ));

  it('shows a submission, and links each author to it', () =>
    when(submitted()).then(card(), authorship(author), authorship(coAuthor), authorship(stranger, false)));

  it('deletes the draft of a submission', () =>
    when(draftSaved, submitted()).then(card(place(2)), {
      collection: initiativeDrafts,
      id: initiativeId,
      doc: null,
    }));

  it('shows the reviewer', () => when(submitted(), reviewStarted).then(card({ status: 'UNDER_REVIEW', ...place(2) })));

  it('shows the due time of a resubmission, and the reasons', () =>
    when(submitted(), returned).then(
      card({
        status: 'RETURNED',
        returned: { dueAt: returned.data.dueAt, reasons: returned.data.content.reasons },
        ...place(2),
      }),
    ));

  it('shows the new version with its authors; code and receipt stay', () => {
    const authors = [{ memberId: stranger, unitId: unit, shareBp: 10_000, lead: true }];
    const content = { ...submission.content, title: 'Tên sau khi sửa' };
    return when(
      submitted(),
      reviewStarted,
      recognitionRecorded,
      assessed(),
      returned,
      resubmitted({ authors, content, submittedBy: stranger }),
    ).then(
      card({ authors, content, submittedBy: stranger, version: 2, ...place(6) }),
      authorship(stranger),
      authorship(author),
    );
  });

  it('shows the recognition by the workplace', () =>
    when(submitted(), recognitionRecorded).then(card({ recognition, ...place(2) })));

  it.each([['1400000000'], [null]])('shows the verified benefit: %s', (amountVnd) =>
    when(submitted(), assessed(amountVnd)).then(
      card({
        assessment: {
          kind: 'SAVING',
          amountVnd,
          assessedBy: verifier,
          assessedAt: at(2),
          method: 'Đối chiếu hóa đơn.',
        },
        ...place(2),
      }),
    ),
  );

  it('shows the phase it counts in', () =>
    when(submitted(), reviewStarted, approved({ countedInPhase: 2, content: { note: 'đủ hồ sơ' } })).then(
      card({
        status: 'APPROVED',
        countedInPhase: 2,
        decision: { by: reviewer, at: at(3), ground: null, text: 'đủ hồ sơ' },
        ...place(3),
      }),
    ));

  it('shows the reason of a rejection', () =>
    when(submitted(), returned, rejected).then(
      card({
        status: 'REJECTED',
        decision: { by: reviewer, at: at(3), ground: 'NOT_NEW', text: 'Đã áp dụng từ năm 2019.' },
        ...place(3),
      }),
    ));

  it('shows a withdrawal', () =>
    when(submitted(), withdrawn).then(
      card({
        status: 'WITHDRAWN',
        decision: { by: author, at: at(2), ground: null, text: 'Nộp nhầm.' },
        ...place(2),
      }),
    ));

  it('shows the original of a duplicate', () =>
    when(submitted(), reviewStarted, markedDuplicate).then(
      card({
        status: 'DUPLICATE',
        statusBeforeDuplicate: 'UNDER_REVIEW',
        duplicateOf: originalId,
        decision: { by: reviewer, at: at(3), ground: null, text: 'Cùng giải pháp.' },
        ...place(3),
      }),
    ));

  it('restores the card when the duplicate mark is removed', () =>
    when(submitted(), reviewStarted, markedDuplicate, linkRemoved).then(card({ status: 'UNDER_REVIEW', ...place(4) })));

  it('ignores events that do not fit', () =>
    when(reviewStarted, approved(), linkRemoved, resubmitted()).then({
      collection: initiativeCards,
      id: initiativeId,
      doc: null,
    }));
});

it.each([2, null])(
  'approved after the sealing of its phase, counts in the phase carried over to: %p',
  (carriedOverTo) => {
    const sealed: PlainEvent<PhaseClosed> = {
      stream: `campaign-${campaignId}`,
      type: 'PhaseClosed',
      data: {
        campaignId,
        phase: 1,
        closesAt: cutoff,
        evaluationCutoff: cutoff,
        ruleSetVersion: 1,
        ruleSetHash: 'ab',
        figures: [],
        unitFigures: [],
        carriedOverTo,
        decisionNo: '9/QĐ-MAU',
      },
    };
    return projectionSpec(initiativeCardProjection)
      .given([launched, of(submitted()), sealed, of(approved())])
      .then({
        collection: initiativeCards,
        id: initiativeId,
        doc: expect.objectContaining({ status: 'APPROVED', countedInPhase: carriedOverTo }) as InitiativeCard,
      });
  },
);

describe('the public code', () => {
  const other = '00000000-0000-4000-8000-0000000000a';
  const code = (id: string, expected: string) => async () => {
    const events = [
      submitted(),
      submitted({ initiativeId: `${other}1`, phase: 2, receivedAt: cutoff }),
      submitted({ initiativeId: `${other}2`, receivedAt: '2022-02-01T00:00:00.000Z' }),
    ];
    await projectionSpec(initiativeCardProjection)
      .given(history(...events))
      .then(
        {
          collection: initiativeCards,
          id,
          doc: expect.objectContaining({ code: expected }) as InitiativeCard,
        },
        {
          collection: campaignNumberings,
          id: campaignId,
          doc: { id: campaignId, code: 'MAU', given: { 1: 2, 2: 1 }, phases: [] },
        },
      );
  };
  it('starts at 1 in each phase', code(initiativeId, 'SK-MAU-P1-000001'));
  it('is counted per phase', code(`${other}1`, 'SK-MAU-P2-000001'));
  it('follows the log order, not the time of receipt', code(`${other}2`, 'SK-MAU-P1-000002'));

  it('uses the id of a campaign that is not in the log', () =>
    projectionSpec(initiativeCardProjection)
      .given([of(submitted())])
      .then({
        collection: initiativeCards,
        id: initiativeId,
        doc: { ...fresh, code: `SK-${campaignId}-P1-000001`, revision: '0', position: '10' },
      }));
});
