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
