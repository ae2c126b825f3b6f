import { DomainError, fold, plusMs, type DomainErrorKind } from '@app/kernel';
import {
  approve,
  approved,
  assessBenefit,
  assessed,
  author,
  campaignWith,
  closesAt,
  coAuthor,
  cutoff,
  declarations,
  draftSaved,
  facts,
  inPhaseOne,
  initiativeId,
  linkRemoved,
  markDuplicate,
  markedDuplicate,
  officer,
  opensAt,
  original,
  originalId,
  otherUnit,
  phaseOne,
  phaseTwo,
  readyForApproval,
  recognition,
  recognitionRecorded,
  recordRecognition,
  reject,
  rejected,
  removeDuplicateLink,
  resubmit,
  resubmitted,
  returned,
  returnForRevision,
  reviewStarted,
  rootUnit,
  saveDraft,
  startReview,
  stranger,
  submission,
  submit,
  submitted,
  underReview,
  unit,
  verifier,
  withdraw,
  withdrawn,
} from '../specs/an-initiative.js';
import type { InitiativeCommand } from './initiative.commands.js';
import { initiativeDecider } from './initiative.decider.js';
import type { InitiativeEvent } from './initiative.events.js';

const given = (...history: readonly InitiativeEvent[]) => ({
  when: (command: InitiativeCommand) => {
    const decide = () => initiativeDecider.decide(command, fold(initiativeDecider, history));
    return {
      then: (...events: readonly InitiativeEvent[]) => expect(decide()).toEqual(events),
      thenRefused: (kind: DomainErrorKind, code: string, expected: Partial<DomainError> = {}) => {
        expect(decide).toThrow(DomainError);
        expect(decide).toThrow(expect.objectContaining({ kind, code, ...expected }) as Error);
      },
    };
  },
});
const laterBy = (ms: number, at: string): string => plusMs(at, ms);

describe('SaveDraft', () => {
  test('keeps a new draft for the person who writes it', () => {
    given().when(saveDraft()).then(draftSaved);
  });
  test('its owner goes on with it', () => {
    const content = { title: 'Bản nháp 2', note: 'còn thiếu số liệu' };
    given(draftSaved)
      .when(saveDraft({ fromDraft: true, content }))
      .then({ type: 'DraftSaved', data: { ...draftSaved.data, content } });
  });
  test('nobody else does', () => {
    given(draftSaved)
      .when(saveDraft({ fromDraft: true }, stranger))
      .thenRefused('forbidden', 'NOT_DRAFT_OWNER');
  });
  test('a draft named by an id must exist', () => {
    given()
      .when(saveDraft({ fromDraft: true }))
      .thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
  test('not once it is submitted', () => {
    given(submitted())
      .when(saveDraft({ fromDraft: true }))
      .thenRefused('conflict', 'ALREADY_SUBMITTED', { details: { status: 'SUBMITTED' } });
  });
  test.each([
    ['ownerActive', 'forbidden', 'NOT_AN_ACTIVE_MEMBER'],
    ['campaignExists', 'not-found', 'CAMPAIGN_NOT_FOUND'],
    ['unitExists', 'invalid', 'UNKNOWN_UNIT'],
  ] as const)('needs %s', (fact, kind, code) => {
    const all = { campaignExists: true, unitExists: true, ownerActive: true };
    given()
      .when(saveDraft({ facts: { ...all, [fact]: false } }))
      .thenRefused(kind, code);
  });
});

describe('SubmitInitiative', () => {
  test('freezes phase, unit path and the units of the authors', () => {
    given().when(submit()).then(submitted());
  });
  test('from a draft, by its owner', () => {
    given(draftSaved)
      .when(submit({ fromDraft: true }))
      .then(submitted());
    given(draftSaved)
      .when(submit({ fromDraft: true, authorisationRef: 'GUQ-1' }, { by: stranger }))
      .thenRefused('forbidden', 'NOT_DRAFT_OWNER');
    given()
      .when(submit({ fromDraft: true }))
      .thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
  test('once only', () => {
    given(submitted()).when(submit()).thenRefused('conflict', 'ALREADY_SUBMITTED');
  });
  test('by an officer with the authorisation of the authors', () => {
    given()
      .when(submit({ authorisationRef: 'GUQ-7' }, { by: officer }))
      .then(submitted({ submittedBy: officer, authorisationRef: 'GUQ-7' }));
    given()
      .when(submit({}, { by: officer }))
      .thenRefused('invalid', 'ON_BEHALF_WITHOUT_AUTHORISATION', { pointer: '/authorisationRef' });
  });

  describe('the receive time chooses the phase, to the millisecond', () => {
    test('opening is inside, the millisecond before is not', () => {
      const at = { at: opensAt };
      const appliedEarlier = { ...submission, firstAppliedOn: '2022-01-05' };
      given()
        .when(submit({ submission: appliedEarlier }, at))
        .then(submitted({ firstAppliedOn: '2022-01-05', receivedAt: opensAt }));
      given()
        .when(submit({ submission: appliedEarlier }, { at: laterBy(-1, opensAt) }))
        .thenRefused('conflict', 'PHASE_NOT_OPEN', {
          details: { receivedAt: laterBy(-1, opensAt), nextPhase: 1, nextOpensAt: opensAt },
        });
    });
    test('the last millisecond of 31 May is phase 1, 24:00 is phase 2', () => {
      const last = laterBy(-1, closesAt);
      given()
        .when(submit({}, { at: last }))
        .then(submitted({ receivedAt: last }));
      given()
        .when(submit({}, { at: closesAt }))
        .then(submitted({ phase: 2, receivedAt: closesAt }));
    });
    test('between two phases the answer names both', () => {
      const gap = laterBy(86_400_000, closesAt);
      const later = { ...phaseTwo, opensAt: gap };
      given()
        .when(submit({ facts: { ...facts, campaign: campaignWith(phaseOne, later) } }, { at: closesAt }))
        .thenRefused('conflict', 'PHASE_CLOSED', {
          details: { receivedAt: closesAt, phase: 1, closedAt: closesAt, nextPhase: 2, nextOpensAt: gap },
        });
    });
    test('after the last phase', () => {
      given()
        .when(submit({}, { at: phaseTwo.closesAt }))
        .thenRefused('conflict', 'PHASE_CLOSED', {
          details: { receivedAt: phaseTwo.closesAt, phase: 2, closedAt: phaseTwo.closesAt },
        });
    });
    test('a campaign without phases takes nothing', () => {
      given()
        .when(submit({ facts: { ...facts, campaign: campaignWith() } }))
        .thenRefused('conflict', 'PHASE_NOT_OPEN', { details: { receivedAt: inPhaseOne } });
    });
  });

  describe('who created it', () => {
    type Share = readonly [memberId: string, shareBp: number, lead: boolean];
    const byAuthors = (...authors: readonly Share[]) =>
      submit({
        submission: {
          ...submission,
          authors: authors.map(([memberId, shareBp, lead]) => ({ memberId, shareBp, lead })),
        },
      });
    test.each<[string, Share, Share]>([
      ['9.999 of 10.000', [author, 6_000, true], [coAuthor, 3_999, false]],
      ['10.001 of 10.000', [author, 6_000, true], [coAuthor, 4_001, false]],
      ['a share of nothing', [author, 10_000, true], [coAuthor, 0, false]],
      ['a negative share', [author, 10_001, true], [coAuthor, -1, false]],
    ])('shares must make 100 %%: %s', (_case, ...authors) => {
      given()
        .when(byAuthors(...authors))
        .thenRefused('invalid', 'SHARES_NOT_100', { pointer: '/authors' });
    });
    test('one author has it all', () => {
      given()
        .when(byAuthors([author, 10_000, true]))
        .then(submitted({ authors: [{ memberId: author, unitId: unit, shareBp: 10_000, lead: true }] }));
    });
    test.each<[string, readonly Share[]]>([
      ['nobody', []],
      ['no lead', [[author, 10_000, false]]],
      [
        'two leads',
        [
          [author, 5_000, true],
          [coAuthor, 5_000, true],
        ],
      ],
    ])('exactly one leads: %s', (_case, authors) => {
      given()
        .when(byAuthors(...authors))
        .thenRefused('invalid', 'ONE_LEAD_AUTHOR', { pointer: '/authors' });
    });
    test('nobody twice', () => {
      given()
        .when(byAuthors([author, 5_000, true], [author, 5_000, false]))
        .thenRefused('invalid', 'DUPLICATE_AUTHOR', { pointer: '/authors' });
    });
    test('an unknown or departed member is no author', () => {
      given()
        .when(submit({ facts: { ...facts, authorUnits: new Map([[author, unit]]) } }))
        .thenRefused('invalid', 'UNKNOWN_AUTHOR', { pointer: '/authors/1/memberId' });
    });
  });

  test.each([
    ['no such campaign', { campaign: null }, 'not-found', 'CAMPAIGN_NOT_FOUND'],
    ['no such unit', { unit: null }, 'invalid', 'UNKNOWN_UNIT'],
    ['a dissolved unit', { unit: { ...facts.unit!, active: false } }, 'invalid', 'UNIT_INACTIVE'],
    ['a unit outside the campaign', { unit: { ...facts.unit!, unitPath: [unit] } }, 'invalid', 'UNIT_OUTSIDE_CAMPAIGN'],
  ] as const)('%s', (_case, changes, kind, code) => {
    given()
      .when(submit({ facts: { ...facts, ...changes } }))
      .thenRefused(kind, code);
  });

  test.each([
    ['truthful', 'NOT_DECLARED_TRUTHFUL'],
    ['notIpProtected', 'IP_PROTECTED'],
    ['notAgainstOrderOrMorals', 'AGAINST_ORDER_OR_MORALS'],
  ] as const)('needs the declaration %s', (declaration, code) => {
    given()
      .when(submit({ declarations: { ...declarations, [declaration]: false } }))
      .thenRefused('invalid', code, { pointer: `/declarations/${declaration}` });
  });

  describe('when it was first applied', () => {
    const appliedOn = (firstAppliedOn: string, at = inPhaseOne) =>
      submit({ submission: { ...submission, firstAppliedOn } }, { at });
    test('both days of the window are inside', () => {
      given()
        .when(appliedOn('2021-09-01'))
        .then(submitted({ firstAppliedOn: '2021-09-01' }));
      given()
        .when(appliedOn('2021-08-31'))
        .thenRefused('invalid', 'APPLIED_OUTSIDE_WINDOW', {
          details: { from: '2021-09-01', until: '2023-09-01' },
          pointer: '/firstAppliedOn',
        });
      given().when(appliedOn('2023-09-02')).thenRefused('invalid', 'APPLIED_OUTSIDE_WINDOW');
    });
    test('not later than the day of receipt in Viet Nam', () => {
      const lastMs = '2022-03-01T16:59:59.999Z';
      given()
        .when(appliedOn('2022-03-01', lastMs))
        .then(submitted({ firstAppliedOn: '2022-03-01', receivedAt: lastMs }));
      given()
        .when(appliedOn('2022-03-02', lastMs))
        .thenRefused('invalid', 'DATE_IN_FUTURE', { pointer: '/firstAppliedOn' });
      given()
        .when(appliedOn('2022-03-02', laterBy(1, lastMs)))
        .then(submitted({ firstAppliedOn: '2022-03-02', receivedAt: laterBy(1, lastMs) }));
    });
  });

  test('recognition handed along is dated no later than the day of receipt', () => {
    const dated = (decidedOn: string) =>
      submit({ submission: { ...submission, recognition: { ...recognition, decidedOn } } });
    given()
      .when(dated('2022-03-01'))
      .then(submitted({ recognition: { ...recognition, decidedOn: '2022-03-01' } }));
    given().when(dated('2022-03-02')).thenRefused('invalid', 'DATE_IN_FUTURE', { pointer: '/recognition/decidedOn' });
  });

  test('a benefit up to the cap of the phase; not quantifiable is no amount', () => {
    const claiming = (amountVnd: string | null) => ({ ...submission.benefitClaim, amountVnd });
    for (const amount of ['1000000000000', '0', null]) {
      given()
        .when(submit({ submission: { ...submission, benefitClaim: claiming(amount) } }))
        .then(submitted({ benefitClaim: claiming(amount) }));
    }
    given()
      .when(submit({ submission: { ...submission, benefitClaim: claiming('1000000000001') } }))
      .thenRefused('invalid', 'BENEFIT_ABOVE_CAP', {
        details: { capVnd: '1000000000000' },
        pointer: '/benefitClaim/amountVnd',
      });
  });

  describe('how much must be told', () => {
    test.each(['problem', 'essence', 'novelty', 'applicationScope'] as const)('%s is needed', (field) => {
      given()
        .when(submit({ submission: { ...submission, content: { ...submission.content, [field]: null } } }))
        .thenRefused('invalid', 'CONTENT_MISSING', { details: { field }, pointer: `/content/${field}` });
    });
    test('a technical secret needs its title and effect only', () => {
      const content = {
        ...submission.content,
        problem: null,
        essence: null,
        novelty: null,
        applicationScope: null,
        effectSummary: 'Giảm 5 % nhiên liệu.',
      };
      const secret = { ...submission, confidentiality: 'TECH_SECRET' as const, content };
      given()
        .when(submit({ submission: secret }))
        .then(submitted({ confidentiality: 'TECH_SECRET', content }));
      given()
        .when(submit({ submission: { ...secret, content: { ...content, effectSummary: null } } }))
        .thenRefused('invalid', 'CONTENT_MISSING', { pointer: '/content/effectSummary' });
    });
  });
});

describe('StartReview', () => {
  test('of a submission, again after it was revised', () => {
    given(submitted()).when(startReview()).then(reviewStarted);
    given(...underReview, returned, resubmitted())
      .when(startReview())
      .then(reviewStarted);
  });
  test('of nothing that is not waiting', () => {
    given().when(startReview()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
    given(draftSaved).when(startReview()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
    given(...underReview)
      .when(startReview())
      .thenRefused('conflict', 'NOT_SUBMITTED', { details: { status: 'UNDER_REVIEW' } });
  });
  test('not by an author, a co-author or the submitter', () => {
    const onBehalf = submitted({ submittedBy: officer, authorisationRef: 'GUQ-7' });
    for (const person of [author, coAuthor, officer]) {
      given(onBehalf).when(startReview(person)).thenRefused('conflict', 'CONFLICT_OF_INTEREST');
    }
  });
});

describe('ReturnForRevision', () => {
  test('with reasons and 24:00 of the due day', () => {
    given(submitted()).when(returnForRevision()).then(returned);
    given(...underReview)
      .when(returnForRevision())
      .then(returned);
    expect(returned.data.dueAt).toBe('2022-03-20T17:00:00.000Z');
  });
  test('due from tomorrow until the last day the rules allow', () => {
    const returnedUntil = (day: string, dueAt: string) =>
      given(...underReview)
        .when(returnForRevision({ dueOn: day }))
        .then({ type: 'InitiativeReturned', data: { ...returned.data, dueAt } });
    returnedUntil('2022-03-03', '2022-03-03T17:00:00.000Z');
    returnedUntil('2022-04-01', '2022-04-01T17:00:00.000Z');
    for (const day of ['2022-03-02', '2022-04-02']) {
      given(...underReview)
        .when(returnForRevision({ dueOn: day }))
        .thenRefused('invalid', 'DUE_DATE_OUT_OF_RANGE', {
          details: { after: '2022-03-02', until: '2022-04-01' },
          pointer: '/dueOn',
        });
    }
  });
  test('not of what is decided, nor by somebody involved', () => {
    given(...underReview, rejected)
      .when(returnForRevision())
      .thenRefused('conflict', 'NOT_UNDER_REVIEW');
    given(...underReview)
      .when(returnForRevision({}, { by: coAuthor }))
      .thenRefused('conflict', 'CONFLICT_OF_INTEREST');
    given().when(returnForRevision()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
});

describe('ResubmitInitiative', () => {
  const afterReturn = [...underReview, returned];
  test('is the next version and keeps receipt and phase', () => {
    given(...afterReturn)
      .when(resubmit())
      .then(resubmitted());
    given(...afterReturn, resubmitted(), reviewStarted, returned)
      .when(resubmit())
      .then(resubmitted({ version: 3 }));
    expect(fold(initiativeDecider, [...afterReturn, resubmitted()])).toMatchObject({
      status: 'SUBMITTED',
      phase: 1,
      receivedAt: inPhaseOne,
      version: 2,
      dueAt: null,
    });
  });
  test('starts again without evidence or assessment', () => {
    expect(
      fold(initiativeDecider, [...underReview, recognitionRecorded, assessed(), returned, resubmitted()]),
    ).toMatchObject({ recognition: null, assessment: null });
  });
  test('until before 24:00 of the due day', () => {
    const { dueAt } = returned.data;
    given(...afterReturn)
      .when(resubmit({}, { at: laterBy(-1, dueAt) }))
      .then(resubmitted());
    given(...afterReturn)
      .when(resubmit({}, { at: dueAt }))
      .thenRefused('conflict', 'REVISION_LAPSED', { details: { dueAt } });
  });
  test('until before the evaluation cut-off of its phase', () => {
    const dueLater = { ...returned, data: { ...returned.data, dueAt: laterBy(86_400_000, cutoff) } };
    given(submitted(), dueLater)
      .when(resubmit({}, { at: laterBy(-1, cutoff) }))
      .then(resubmitted());
    given(submitted(), dueLater)
      .when(resubmit({}, { at: cutoff }))
      .thenRefused('conflict', 'EVALUATION_CUTOFF_PASSED', { details: { phase: 1, evaluationCutoff: cutoff } });
    const carriedOver = campaignWith({ ...phaseOne, sealed: { carriedOverTo: 2 } }, phaseTwo);
    given(submitted(), dueLater)
      .when(resubmit({ facts: { ...facts, campaign: carriedOver } }, { at: cutoff }))
      .then(resubmitted());
  });
  test('only of what was returned', () => {
    given(submitted())
      .when(resubmit())
      .thenRefused('conflict', 'NOT_RETURNED', { details: { status: 'SUBMITTED' } });
    given().when(resubmit()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
  test('by an author as it stands, not by whoever names himself one', () => {
    const authors = [{ memberId: stranger, shareBp: 10_000, lead: true }];
    given(...afterReturn)
      .when(resubmit({ submission: { ...submission, authors } }, { by: stranger }))
      .thenRefused('invalid', 'ON_BEHALF_WITHOUT_AUTHORISATION');
    given(...afterReturn)
      .when(resubmit({ authorisationRef: 'GUQ-8' }, { by: officer }))
      .then(resubmitted({ submittedBy: officer, authorisationRef: 'GUQ-8' }));
  });
  test.each([
    ['without the co-author', [{ memberId: author, shareBp: 10_000, lead: true }]],
    [
      'with other shares',
      [
        { memberId: author, shareBp: 9_000, lead: true },
        { memberId: coAuthor, shareBp: 1_000, lead: false },
      ],
    ],
    [
      'under another lead',
      [
        { memberId: author, shareBp: 6_000, lead: false },
        { memberId: coAuthor, shareBp: 4_000, lead: true },
      ],
    ],
  ])('%s only with the authorisation of the authors', (_case, authors) => {
    const changed = { ...submission, authors };
    given(...afterReturn)
      .when(resubmit({ submission: changed }))
      .thenRefused('invalid', 'AUTHORSHIP_CHANGED_WITHOUT_AUTHORISATION', { pointer: '/authorisationRef' });
    given(...afterReturn)
      .when(resubmit({ submission: changed, authorisationRef: 'GUQ-9' }))
      .then(
        resubmitted({
          authors: authors.map((each) => ({ ...each, unitId: each.memberId === author ? unit : otherUnit })),
          authorisationRef: 'GUQ-9',
        }),
      );
  });
  test('for the same unit, and under every rule of a submission', () => {
    const elsewhere = { ...facts.unit!, unitId: otherUnit, unitPath: [rootUnit, otherUnit] };
    given(...afterReturn)
      .when(resubmit({ submission: { ...submission, unitId: otherUnit }, facts: { ...facts, unit: elsewhere } }))
      .thenRefused('invalid', 'UNIT_CHANGED', { pointer: '/unitId' });
    given(...afterReturn)
      .when(resubmit({ declarations: { ...declarations, notIpProtected: false } }))
      .thenRefused('invalid', 'IP_PROTECTED');
    given(...afterReturn)
      .when(resubmit({ submission: { ...submission, firstAppliedOn: '2021-08-31' } }))
      .thenRefused('invalid', 'APPLIED_OUTSIDE_WINDOW');
    given(...afterReturn)
      .when(resubmit({ submission: { ...submission, firstAppliedOn: '2022-03-03' } }))
      .thenRefused('invalid', 'DATE_IN_FUTURE');
    const tooMuch = { ...submission.benefitClaim, amountVnd: '1000000000001' };
    given(...afterReturn)
      .when(resubmit({ submission: { ...submission, benefitClaim: tooMuch } }))
      .thenRefused('invalid', 'BENEFIT_ABOVE_CAP');
  });
});

describe('RecordRecognition', () => {
  test('the decision of the workplace, dated today at the latest', () => {
    given(...underReview)
      .when(recordRecognition())
      .then(recognitionRecorded);
    given(...underReview)
      .when(recordRecognition({ decidedOn: '2022-03-02' }))
      .then({
        type: 'RecognitionDecisionRecorded',
        data: { initiativeId, recognition: { ...recognition, decidedOn: '2022-03-02' } },
      });
    given(...underReview)
      .when(recordRecognition({ decidedOn: '2022-03-03' }))
      .thenRefused('invalid', 'DATE_IN_FUTURE', { details: { today: '2022-03-02' }, pointer: '/decidedOn' });
  });
  test('while it is reviewed, by somebody not involved', () => {
    given(submitted()).when(recordRecognition()).thenRefused('conflict', 'NOT_UNDER_REVIEW');
    given(...underReview)
      .when(recordRecognition({}, { by: author }))
      .thenRefused('conflict', 'CONFLICT_OF_INTEREST');
    given().when(recordRecognition()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
});

describe('RecordBenefitAssessment', () => {
  test('an amount up to the cap, nothing, or not quantifiable', () => {
    for (const amount of ['1000000000000', '0', null]) {
      given(...underReview)
        .when(assessBenefit(amount))
        .then(assessed(amount));
    }
    given(...underReview)
      .when(assessBenefit('1000000000001'))
      .thenRefused('invalid', 'BENEFIT_ABOVE_CAP', { pointer: '/amountVnd' });
  });
  test('while it is reviewed, by somebody not involved', () => {
    given(submitted()).when(assessBenefit()).thenRefused('conflict', 'NOT_UNDER_REVIEW');
    given(...underReview)
      .when(assessBenefit('1', coAuthor))
      .thenRefused('conflict', 'CONFLICT_OF_INTEREST');
    given().when(assessBenefit()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
});

describe('ApproveInitiative', () => {
  test('writes down what the decision rested on', () => {
    given(...readyForApproval)
      .when(approve())
      .then(approved());
  });
  test('counts as not quantifiable when it was assessed so', () => {
    given(...underReview, recognitionRecorded, assessed(null))
      .when(approve({ note: 'đủ hồ sơ' }))
      .then(approved({ benefitVnd: null, content: { note: 'đủ hồ sơ' } }));
  });
  test('rests on recognition and an assessment of this version', () => {
    given(...underReview, assessed())
      .when(approve())
      .thenRefused('conflict', 'RECOGNITION_MISSING');
    given(...underReview, recognitionRecorded)
      .when(approve())
      .thenRefused('conflict', 'BENEFIT_NOT_ASSESSED');
    given(...readyForApproval, returned, resubmitted({ recognition }), reviewStarted)
      .when(approve())
      .thenRefused('conflict', 'BENEFIT_NOT_ASSESSED');
  });
  test('recognition dated in the future is none yet', () => {
    given(submitted({ recognition: { ...recognition, decidedOn: '2022-03-03' } }), reviewStarted, assessed())
      .when(approve())
      .thenRefused('conflict', 'RECOGNITION_MISSING', { details: { decidedOn: '2022-03-03' } });
  });
  test('never twice, never before the review', () => {
    given(...readyForApproval, approved())
      .when(approve())
      .thenRefused('conflict', 'NOT_UNDER_REVIEW', { details: { status: 'APPROVED' } });
    given(submitted({ recognition })).when(approve()).thenRefused('conflict', 'NOT_UNDER_REVIEW');
    given().when(approve()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
  test('never by anybody who was ever author or submitter', () => {
    const history = [
      submitted({ submittedBy: officer, authorisationRef: 'GUQ-7' }),
      returned,
      resubmitted({
        authors: [{ memberId: author, unitId: unit, shareBp: 10_000, lead: true }],
        authorisationRef: 'GUQ-9',
      }),
      reviewStarted,
      recognitionRecorded,
      assessed(),
    ];
    for (const by of [author, coAuthor, officer]) {
      given(...history)
        .when(approve({}, { by }))
        .thenRefused('conflict', 'CONFLICT_OF_INTEREST');
    }
    given(...history)
      .when(approve({}, { by: verifier }))
      .then(approved({ approvedBy: verifier }));
  });

  describe('in time for the evaluation, to the millisecond', () => {
    const last = laterBy(-1, cutoff);
    const sealed = (carriedOverTo: number | null) => campaignWith({ ...phaseOne, sealed: { carriedOverTo } }, phaseTwo);
    test('the millisecond before the cut-off counts, the cut-off does not', () => {
      given(...readyForApproval)
        .when(approve({}, { at: last }))
        .then(approved({ approvedAt: last }));
      given(...readyForApproval)
        .when(approve({}, { at: cutoff }))
        .thenRefused('conflict', 'EVALUATION_CUTOFF_PASSED', { details: { phase: 1, evaluationCutoff: cutoff } });
    });
    test('carried over at sealing, it counts in the next phase under its rules', () => {
      given(...readyForApproval)
        .when(approve({ campaign: sealed(2) }, { at: cutoff }))
        .then(
          approved({
            countedInPhase: 2,
            approvedAt: cutoff,
            ruleSetVersion: 2,
            evaluationCutoff: phaseTwo.evaluationCutoff,
          }),
        );
      given(...readyForApproval)
        .when(approve({ campaign: sealed(2) }, { at: phaseTwo.evaluationCutoff }))
        .thenRefused('conflict', 'EVALUATION_CUTOFF_PASSED', {
          details: { phase: 2, evaluationCutoff: phaseTwo.evaluationCutoff },
        });
    });
    test('sealed without carrying over, or in a circle, it counts nowhere', () => {
      for (const carriedOverTo of [null, 1]) {
        given(...readyForApproval)
          .when(approve({ campaign: sealed(carriedOverTo) }, { at: cutoff }))
          .thenRefused('conflict', 'EVALUATION_CUTOFF_PASSED');
      }
    });
    test('a phase that does not exist takes no decision', () => {
      given(...readyForApproval)
        .when(approve({ campaign: campaignWith(phaseTwo) }))
        .thenRefused('conflict', 'PHASE_NOT_OPEN', { details: { phase: 1 } });
    });
  });
});

describe('RejectInitiative', () => {
  test('before, during and after a lapsed revision', () => {
    given(submitted()).when(reject()).then(rejected);
    given(...underReview)
      .when(reject())
      .then(rejected);
    given(...underReview, returned)
      .when(reject({ at: returned.data.dueAt }))
      .then(rejected);
  });
  test('not while the author may still revise', () => {
    given(...underReview, returned)
      .when(reject({ at: laterBy(-1, returned.data.dueAt) }))
      .thenRefused('conflict', 'REVISION_STILL_OPEN', { details: { dueAt: returned.data.dueAt } });
  });
  test('not what is decided, nor by somebody involved', () => {
    given(...readyForApproval, approved())
      .when(reject())
      .thenRefused('conflict', 'NOT_UNDER_REVIEW');
    given(submitted())
      .when(reject({ by: coAuthor }))
      .thenRefused('conflict', 'CONFLICT_OF_INTEREST');
    given().when(reject()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
});

describe('WithdrawInitiative', () => {
  test('by any author, before the decision', () => {
    given(submitted()).when(withdraw()).then(withdrawn);
    given(...underReview)
      .when(withdraw(coAuthor))
      .then({ type: 'InitiativeWithdrawn', data: { ...withdrawn.data, withdrawnBy: coAuthor } });
    given(...underReview, returned)
      .when(withdraw())
      .then(withdrawn);
  });
  test('not by who only handed it in', () => {
    given(submitted({ submittedBy: officer, authorisationRef: 'GUQ-7' }))
      .when(withdraw(officer))
      .thenRefused('forbidden', 'NOT_AN_AUTHOR');
  });
  test.each([
    ['approved', [...readyForApproval, approved()]],
    ['rejected', [...underReview, rejected]],
    ['withdrawn', [submitted(), withdrawn]],
    ['a duplicate', [...underReview, markedDuplicate]],
  ])('not once it is %s', (_case, history) => {
    given(...history)
      .when(withdraw())
      .thenRefused('conflict', 'NOT_WITHDRAWABLE');
  });
  test('not what does not exist', () => {
    given(draftSaved).when(withdraw()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
});

describe('MarkDuplicate', () => {
  const at = inPhaseOne;
  test('of the one filed earlier', () => {
    given(submitted()).when(markDuplicate()).then(markedDuplicate);
    given(...underReview)
      .when(markDuplicate())
      .then(markedDuplicate);
  });
  test('the later one is never the original; at the same instant the greater id is later', () => {
    const marked = (receivedAt: string, id = originalId) => ({
      ...markedDuplicate,
      data: { ...markedDuplicate.data, originalId: id, originalReceivedAt: receivedAt },
    });
    const lowerId = '00000000-0000-4000-8000-000000000000';
    given(submitted())
      .when(markDuplicate(original({ receivedAt: laterBy(-1, at) })))
      .then(marked(laterBy(-1, at)));
    given(submitted())
      .when(markDuplicate(original({ receivedAt: laterBy(1, at) })))
      .thenRefused('invalid', 'ORIGINAL_IS_LATER', { pointer: '/originalId' });
    given(submitted())
      .when(markDuplicate(original({ receivedAt: at })))
      .thenRefused('invalid', 'ORIGINAL_IS_LATER');
    given(submitted())
      .when(markDuplicate(original({ receivedAt: at, initiativeId: lowerId })))
      .then(marked(at, lowerId));
  });
  test.each([
    ['unknown', null, 'ORIGINAL_NOT_FOUND'],
    ['itself', original({ initiativeId }), 'ORIGINAL_IS_ITSELF'],
    ['of another campaign', original({ campaignId: otherUnit }), 'ORIGINAL_IN_OTHER_CAMPAIGN'],
    ['a duplicate', original({ status: 'DUPLICATE' }), 'ORIGINAL_IS_DUPLICATE'],
    ['rejected', original({ status: 'REJECTED' }), 'ORIGINAL_NOT_STANDING'],
    ['withdrawn', original({ status: 'WITHDRAWN' }), 'ORIGINAL_NOT_STANDING'],
  ])('the original is not %s', (_case, of, code) => {
    given(submitted()).when(markDuplicate(of)).thenRefused('invalid', code, { pointer: '/originalId' });
  });
  test('not what is decided, nor by somebody involved', () => {
    given(...readyForApproval, approved())
      .when(markDuplicate())
      .thenRefused('conflict', 'NOT_UNDER_REVIEW');
    given(submitted()).when(markDuplicate(original(), author)).thenRefused('conflict', 'CONFLICT_OF_INTEREST');
    given().when(markDuplicate()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
});

describe('RemoveDuplicateLink', () => {
  test('makes it again what it was before', () => {
    given(...underReview, markedDuplicate)
      .when(removeDuplicateLink())
      .then(linkRemoved);
    const after = (...history: readonly InitiativeEvent[]) => fold(initiativeDecider, history);
    expect(after(submitted(), markedDuplicate, linkRemoved)).toEqual(after(submitted()));
    expect(after(...readyForApproval, markedDuplicate, linkRemoved)).toEqual(after(...readyForApproval));
  });
  test('only from a duplicate, by somebody not involved', () => {
    given(submitted()).when(removeDuplicateLink()).thenRefused('conflict', 'NOT_A_DUPLICATE');
    given(submitted(), markedDuplicate)
      .when(removeDuplicateLink(coAuthor))
      .thenRefused('conflict', 'CONFLICT_OF_INTEREST');
    given().when(removeDuplicateLink()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
});
