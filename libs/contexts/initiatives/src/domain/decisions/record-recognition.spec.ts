import { deciderSpec } from '@app/testing';
import {
  author,
  initiativeId,
  recognition,
  recognitionRecorded,
  recordRecognition,
  resubmitted,
  returned,
  reviewStarted,
  submitted,
  underReview,
} from '../../specs/an-initiative.js';
import { initiativeDecider } from '../initiative.decider.js';

const { given } = deciderSpec(initiativeDecider);

describe('RecordRecognition', () => {
  test('records the decision of the workplace, dated no later than today', () => {
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
  test('the decision is dated no earlier than the first application', () => {
    given(...underReview)
      .when(recordRecognition({ decidedOn: '2022-02-01' }))
      .then({
        type: 'RecognitionDecisionRecorded',
        data: { initiativeId, recognition: { ...recognition, decidedOn: '2022-02-01' } },
      });
    for (const decidedOn of ['2022-01-31', '1950-01-01']) {
      given(...underReview)
        .when(recordRecognition({ decidedOn }))
        .thenRefused('invalid', 'RECOGNISED_BEFORE_APPLIED', {
          details: { firstAppliedOn: '2022-02-01' },
          pointer: '/decidedOn',
        });
    }
    given(...underReview, returned, resubmitted({ firstAppliedOn: '2022-02-21' }), reviewStarted)
      .when(recordRecognition())
      .thenRefused('invalid', 'RECOGNISED_BEFORE_APPLIED');
  });
  test('requires a review in progress, and somebody not involved', () => {
    given(submitted()).when(recordRecognition()).thenRefused('conflict', 'NOT_UNDER_REVIEW');
    given(...underReview)
      .when(recordRecognition({}, { by: author }))
      .thenRefused('conflict', 'CONFLICT_OF_INTEREST');
    given().when(recordRecognition()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
});
