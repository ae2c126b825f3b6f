import { plusMs } from '@app/kernel';
import { deciderSpec } from '@app/testing';
import {
  approved,
  campaignWith,
  coAuthor,
  phaseOne,
  phaseTwo,
  readyForApproval,
  reject,
  rejected,
  returned,
  submitted,
  underReview,
} from '../../specs/an-initiative.js';
import { initiativeDecider } from '../initiative.decider.js';

const { given } = deciderSpec(initiativeDecider);
const plusDue = (ms: number): string => plusMs(returned.data.dueAt, ms);

describe('RejectInitiative', () => {
  test('allowed before and under review, and once a resubmission is overdue', () => {
    given(submitted()).when(reject()).then(rejected);
    given(...underReview)
      .when(reject())
      .then(rejected);
    given(...underReview, returned)
      .when(reject({ at: returned.data.dueAt }))
      .then(rejected);
  });
  test('refused while the authors may still resubmit', () => {
    given(...underReview, returned)
      .when(reject({ at: plusDue(-1) }))
      .thenRefused('conflict', 'REVISION_STILL_OPEN', { details: { dueAt: returned.data.dueAt } });
  });
  test('an earlier cut-off ends the time for revision, unless the entry can be carried over', () => {
    const earlier = { ...phaseOne, evaluationCutoff: plusDue(-2) };
    given(...underReview, returned)
      .when(reject({ at: plusDue(-1), campaign: campaignWith(earlier) }))
      .then(rejected);
    given(...underReview, returned)
      .when(
        reject({ at: plusDue(-1), campaign: campaignWith({ ...earlier, sealed: { carriedOverTo: null } }, phaseTwo) }),
      )
      .then(rejected);
    for (const next of [null, { carriedOverTo: 2 }]) {
      given(...underReview, returned)
        .when(reject({ at: plusDue(-1), campaign: campaignWith({ ...earlier, sealed: next }, phaseTwo) }))
        .thenRefused('conflict', 'REVISION_STILL_OPEN');
    }
  });
  test('refused once decided, and to anybody involved', () => {
    given(...readyForApproval, approved())
      .when(reject())
      .thenRefused('conflict', 'NOT_UNDER_REVIEW');
    given(submitted())
      .when(reject({ by: coAuthor }))
      .thenRefused('conflict', 'CONFLICT_OF_INTEREST');
    given().when(reject()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
});
