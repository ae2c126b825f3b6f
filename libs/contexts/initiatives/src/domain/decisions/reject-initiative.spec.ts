import { plusMs } from '@app/kernel';
import { deciderSpec } from '@app/testing';
import {
  approved,
  coAuthor,
  readyForApproval,
  reject,
  rejected,
  returned,
  submitted,
  underReview,
} from '../../specs/an-initiative.js';
import { initiativeDecider } from '../initiative.decider.js';

const { given } = deciderSpec(initiativeDecider);
const laterBy = (ms: number, at: string): string => plusMs(at, ms);

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
      .when(reject({ at: laterBy(-1, returned.data.dueAt) }))
      .thenRefused('conflict', 'REVISION_STILL_OPEN', { details: { dueAt: returned.data.dueAt } });
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
