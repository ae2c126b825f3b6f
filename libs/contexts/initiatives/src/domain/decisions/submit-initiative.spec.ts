import { plusMs } from '@app/kernel';
import { deciderSpec } from '@app/testing';
import {
  author,
  campaignWith,
  closesAt,
  coAuthor,
  declarations,
  draftSaved,
  facts,
  inPhaseOne,
  officer,
  opensAt,
  phaseOne,
  phaseTwo,
  recognition,
  stranger,
  submission,
  submit,
  submitted,
  unit,
} from '../../specs/an-initiative.js';
import { initiativeDecider } from '../initiative.decider.js';

const { given } = deciderSpec(initiativeDecider);
const laterBy = (ms: number, at: string): string => plusMs(at, ms);

describe('SubmitInitiative', () => {
  test('freezes phase, unit path and the units of the authors', () => {
    given().when(submit()).then(submitted());
  });
  test('accepts a draft from its owner', () => {
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
  test('refused the second time', () => {
    given(submitted()).when(submit()).thenRefused('conflict', 'ALREADY_SUBMITTED');
  });
  test('accepts an officer with the authorisation of the authors', () => {
    given()
      .when(submit({ authorisationRef: 'GUQ-7' }, { by: officer }))
      .then(submitted({ submittedBy: officer, authorisationRef: 'GUQ-7' }));
    given()
      .when(submit({}, { by: officer }))
      .thenRefused('invalid', 'ON_BEHALF_WITHOUT_AUTHORISATION', { pointer: '/authorisationRef' });
  });

  test('accepts the unit of the submitter, or of any author with the agreement of all, or any if the rules say so', () => {
    const refused = ['invalid', 'UNIT_OF_OTHERS', { pointer: '/unitId' }] as const;
    const ofCoAuthor = { ...facts, ofTheUnit: [coAuthor] };
    const ofNobody = { ...facts, ofTheUnit: [] };
    const agreed = { authorisationRef: 'GUQ-7' };
    given()
      .when(submit({ facts: ofCoAuthor }))
      .thenRefused(...refused);
    given()
      .when(submit({ facts: ofCoAuthor, ...agreed }))
      .then(submitted(agreed));
    given()
      .when(submit({ facts: ofNobody, ...agreed }))
      .thenRefused(...refused);
    given()
      .when(submit({ facts: ofNobody, ...agreed }, { by: officer }))
      .thenRefused(...refused);
    const wide = campaignWith({ ...phaseOne, rules: { ...phaseOne.rules, submitForAnyUnit: true } }, phaseTwo);
    given()
      .when(submit({ facts: { ...ofNobody, campaign: wide } }))
      .then(submitted());
  });

  describe('the time of receipt determines the phase, to the millisecond', () => {
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
    test('a refusal between two phases names both', () => {
      const gap = laterBy(86_400_000, closesAt);
      const later = { ...phaseTwo, opensAt: gap };
      given()
        .when(submit({ facts: { ...facts, campaign: campaignWith(phaseOne, later) } }, { at: closesAt }))
        .thenRefused('conflict', 'PHASE_CLOSED', {
          details: { receivedAt: closesAt, phase: 1, closedAt: closesAt, nextPhase: 2, nextOpensAt: gap },
        });
    });
    test('a sealed phase takes nothing, nor does one before it, whatever the clock', () => {
      const sealedLater = campaignWith(phaseOne, { ...phaseTwo, sealed: { carriedOverTo: null } });
      const closedLater = campaignWith(phaseOne, { ...phaseTwo, submissionsClosed: true });
      const sealedNow = campaignWith({ ...phaseOne, sealed: { carriedOverTo: 2 } }, phaseTwo);
      for (const [campaign, closed] of [
        [sealedNow, phaseOne],
        [closedLater, phaseOne],
        [sealedLater, phaseTwo],
      ] as const) {
        given()
          .when(submit({ facts: { ...facts, campaign } }))
          .thenRefused('conflict', 'PHASE_CLOSED', {
            details: {
              receivedAt: inPhaseOne,
              phase: closed.phase,
              closedAt: closed.closesAt,
              nextPhase: 2,
              nextOpensAt: phaseTwo.opensAt,
            },
          });
      }
    });
    test('a phase takes submissions until its end although its cut-offs are final', () => {
      const campaign = campaignWith({ ...phaseOne, submissionsClosed: true }, phaseTwo);
      given()
        .when(submit({ facts: { ...facts, campaign } }))
        .then(submitted());
    });
    test('after the last phase', () => {
      given()
        .when(submit({}, { at: phaseTwo.closesAt }))
        .thenRefused('conflict', 'PHASE_CLOSED', {
          details: { receivedAt: phaseTwo.closesAt, phase: 2, closedAt: phaseTwo.closesAt },
        });
    });
    test('a campaign without phases accepts no submission', () => {
      given()
        .when(submit({ facts: { ...facts, campaign: campaignWith() } }))
        .thenRefused('conflict', 'PHASE_NOT_OPEN', { details: { receivedAt: inPhaseOne } });
    });
  });

  describe('authors', () => {
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
    ])('shares must add up to 100 %%: %s', (_case, ...authors) => {
      given()
        .when(byAuthors(...authors))
        .thenRefused('invalid', 'SHARES_NOT_100', { pointer: '/authors' });
    });
    test('a single author has the whole share', () => {
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
    ])('exactly one lead author is required: %s', (_case, authors) => {
      given()
        .when(byAuthors(...authors))
        .thenRefused('invalid', 'ONE_LEAD_AUTHOR', { pointer: '/authors' });
    });
    test('nobody is listed twice', () => {
      given()
        .when(byAuthors([author, 5_000, true], [author, 5_000, false]))
        .thenRefused('invalid', 'DUPLICATE_AUTHOR', { pointer: '/authors' });
    });
    test('an unknown or departed member cannot be an author', () => {
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

  describe('dates and amounts', () => {
    const appliedOn = (firstAppliedOn: string, at = inPhaseOne) =>
      submit({ submission: { ...submission, firstAppliedOn } }, { at });
    test('both days of the application window are included', () => {
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
    test('the day of first application is not after the day of receipt in Viet Nam', () => {
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

  test('a recognition submitted along is dated no later than the day of receipt', () => {
    const dated = (decidedOn: string) =>
      submit({ submission: { ...submission, recognition: { ...recognition, decidedOn } } });
    given()
      .when(dated('2022-03-01'))
      .then(submitted({ recognition: { ...recognition, decidedOn: '2022-03-01' } }));
    given().when(dated('2022-03-02')).thenRefused('invalid', 'DATE_IN_FUTURE', { pointer: '/recognition/decidedOn' });
  });

  test('a recognition submitted along is dated no earlier than the first application', () => {
    const dated = (decidedOn: string) =>
      submit({ submission: { ...submission, recognition: { ...recognition, decidedOn } } });
    given()
      .when(dated('2022-02-01'))
      .then(submitted({ recognition: { ...recognition, decidedOn: '2022-02-01' } }));
    given()
      .when(dated('2022-01-31'))
      .thenRefused('invalid', 'RECOGNISED_BEFORE_APPLIED', {
        details: { firstAppliedOn: '2022-02-01' },
        pointer: '/recognition/decidedOn',
      });
  });

  test('the benefit is of the year of the application or a later one; an actual one of no later year than this', () => {
    const of = (basisYear: number, basis: 'ACTUAL' | 'ESTIMATE') => ({ ...submission.benefitClaim, basisYear, basis });
    const claiming = (...benefit: Parameters<typeof of>) =>
      submit({ submission: { ...submission, benefitClaim: of(...benefit) } });
    given()
      .when(claiming(2023, 'ESTIMATE'))
      .then(submitted({ benefitClaim: of(2023, 'ESTIMATE') }));
    given()
      .when(claiming(2022, 'ACTUAL'))
      .then(submitted({ benefitClaim: of(2022, 'ACTUAL') }));
    given()
      .when(claiming(2023, 'ACTUAL'))
      .thenRefused('invalid', 'DATE_IN_FUTURE', { pointer: '/benefitClaim/basisYear' });
    given()
      .when(claiming(2021, 'ESTIMATE'))
      .thenRefused('invalid', 'BENEFIT_BEFORE_APPLIED', {
        details: { firstAppliedOn: '2022-02-01' },
        pointer: '/benefitClaim/basisYear',
      });
  });

  test('the benefit is at most the cap of the phase; not quantifiable is null', () => {
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

  describe('required content', () => {
    test.each(['problem', 'essence', 'novelty', 'applicationScope'] as const)('%s is required', (field) => {
      given()
        .when(submit({ submission: { ...submission, content: { ...submission.content, [field]: null } } }))
        .thenRefused('invalid', 'CONTENT_MISSING', { details: { field }, pointer: `/content/${field}` });
    });
    test('a technical secret requires only its title and effect', () => {
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
