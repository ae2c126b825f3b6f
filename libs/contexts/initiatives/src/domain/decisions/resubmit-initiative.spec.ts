import { fold, plusMs } from '@app/kernel';
import { deciderSpec } from '@app/testing';
import {
  assessed,
  author,
  campaignWith,
  coAuthor,
  cutoff,
  declarations,
  facts,
  inPhaseOne,
  officer,
  otherUnit,
  phaseOne,
  phaseTwo,
  recognition,
  recognitionRecorded,
  resubmit,
  resubmitted,
  returned,
  reviewStarted,
  rootUnit,
  stranger,
  submission,
  submitted,
  underReview,
  unit,
} from '../../specs/an-initiative.js';
import { initiativeDecider } from '../initiative.decider.js';

const { given } = deciderSpec(initiativeDecider);
const laterBy = (ms: number, at: string): string => plusMs(at, ms);

describe('ResubmitInitiative', () => {
  test('other authors keep one who belongs to the unit; the same authors keep the unit', () => {
    const moved = { ...facts, ofTheUnit: [] };
    given(...underReview, returned)
      .when(resubmit({ facts: moved }))
      .then(resubmitted());
    const authors = [{ memberId: coAuthor, shareBp: 10_000, lead: true }];
    given(...underReview, returned)
      .when(resubmit({ submission: { ...submission, authors }, authorisationRef: 'GUQ-8', facts: moved }))
      .thenRefused('invalid', 'UNIT_OF_OTHERS', { pointer: '/unitId' });
  });
  const afterReturn = [...underReview, returned];
  test('appends the next version; receipt and phase stay', () => {
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
  test('clears recognition and verification', () => {
    expect(
      fold(initiativeDecider, [...underReview, recognitionRecorded, assessed(), returned, resubmitted()]),
    ).toMatchObject({ recognition: null, assessment: null });
  });
  test('allowed until the millisecond before 24:00 of the due day', () => {
    const { dueAt } = returned.data;
    given(...afterReturn)
      .when(resubmit({}, { at: laterBy(-1, dueAt) }))
      .then(resubmitted());
    given(...afterReturn)
      .when(resubmit({}, { at: dueAt }))
      .thenRefused('conflict', 'REVISION_LAPSED', { details: { dueAt } });
  });
  test('allowed until the millisecond before the evaluation cut-off of the phase', () => {
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
  test('requires a returned initiative', () => {
    given(submitted())
      .when(resubmit())
      .thenRefused('conflict', 'NOT_RETURNED', { details: { status: 'SUBMITTED' } });
    given().when(resubmit()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
  test('allowed to a current author, not to somebody the resubmission names as one', () => {
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
  ])('%s requires the authorisation of the authors', (_case, authors) => {
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
  test('requires the same unit, and obeys every rule of a submission', () => {
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
    given(...afterReturn)
      .when(resubmit({ submission: { ...submission, recognition: { ...recognition, decidedOn: '1950-01-01' } } }))
      .thenRefused('invalid', 'RECOGNISED_BEFORE_APPLIED', { pointer: '/recognition/decidedOn' });
    const tooMuch = { ...submission.benefitClaim, amountVnd: '1000000000001' };
    given(...afterReturn)
      .when(resubmit({ submission: { ...submission, benefitClaim: tooMuch } }))
      .thenRefused('invalid', 'BENEFIT_ABOVE_CAP');
  });
});
