import { plusMs } from '@app/kernel';
import { deciderSpec } from '@app/testing';
import {
  approve,
  approved,
  assessed,
  author,
  campaignWith,
  coAuthor,
  cutoff,
  officer,
  phaseOne,
  phaseTwo,
  readyForApproval,
  recognition,
  recognitionRecorded,
  resubmitted,
  returned,
  reviewStarted,
  submitted,
  underReview,
  unit,
  verifier,
} from '../../specs/an-initiative.js';
import { initiativeDecider } from '../initiative.decider.js';

const { given } = deciderSpec(initiativeDecider);
const laterBy = (ms: number, at: string): string => plusMs(at, ms);

describe('ApproveInitiative', () => {
  test('records the facts of the decision', () => {
    given(...readyForApproval)
      .when(approve())
      .then(approved());
  });
  test('counts as not quantifiable if it was verified so', () => {
    given(...underReview, recognitionRecorded, assessed(null))
      .when(approve({ note: 'đủ hồ sơ' }))
      .then(approved({ benefitVnd: null, content: { note: 'đủ hồ sơ' } }));
  });
  test('requires the recognition and a verification of this version', () => {
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
  test('a recognition dated in the future does not count yet', () => {
    given(submitted({ recognition: { ...recognition, decidedOn: '2022-03-03' } }), reviewStarted, assessed())
      .when(approve())
      .thenRefused('conflict', 'RECOGNITION_MISSING', { details: { decidedOn: '2022-03-03' } });
  });
  test('a recognition dated before the first application does not count', () => {
    given(submitted({ recognition: { ...recognition, decidedOn: '1950-01-01' } }), reviewStarted, assessed())
      .when(approve())
      .thenRefused('conflict', 'RECOGNITION_MISSING', { details: { decidedOn: '1950-01-01' } });
  });
  test('refused twice, and before the review', () => {
    given(...readyForApproval, approved())
      .when(approve())
      .thenRefused('conflict', 'NOT_UNDER_REVIEW', { details: { status: 'APPROVED' } });
    given(submitted({ recognition })).when(approve()).thenRefused('conflict', 'NOT_UNDER_REVIEW');
    given().when(approve()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
  test('refused to everybody who was ever an author or submitter', () => {
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
    test('counts in the next phase, under its rules, if carried over at sealing', () => {
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
    test('a benefit verified before the carry-over meets the cap of the phase it counts in', () => {
      const lower = { ...phaseTwo, rules: { ...phaseTwo.rules, benefitCapVnd: '1399999999' } };
      const carriedOver = campaignWith({ ...phaseOne, sealed: { carriedOverTo: 2 } }, lower);
      given(...readyForApproval)
        .when(approve({ campaign: carriedOver }, { at: cutoff }))
        .thenRefused('invalid', 'BENEFIT_ABOVE_CAP', { details: { capVnd: '1399999999' } });
    });
    test('refused if the sealed phase carried nothing over, or in a circle', () => {
      for (const carriedOverTo of [null, 1]) {
        given(...readyForApproval)
          .when(approve({ campaign: sealed(carriedOverTo) }, { at: cutoff }))
          .thenRefused('conflict', 'EVALUATION_CUTOFF_PASSED');
      }
    });
    test('nothing counts in a sealed phase, whatever the clock', () => {
      given(...readyForApproval)
        .when(approve({ campaign: sealed(null) }, { at: last }))
        .thenRefused('conflict', 'EVALUATION_CUTOFF_PASSED', { details: { phase: 1, evaluationCutoff: cutoff } });
      given(...readyForApproval)
        .when(approve({ campaign: sealed(2) }, { at: last }))
        .then(
          approved({
            countedInPhase: 2,
            approvedAt: last,
            ruleSetVersion: 2,
            evaluationCutoff: phaseTwo.evaluationCutoff,
          }),
        );
    });
    test('refused if the phase does not exist', () => {
      given(...readyForApproval)
        .when(approve({ campaign: campaignWith(phaseTwo) }))
        .thenRefused('conflict', 'PHASE_NOT_OPEN', { details: { phase: 1 } });
    });
  });
});
