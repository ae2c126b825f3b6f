import { plusMs } from '@app/kernel';
import { deciderSpec } from '@app/testing';
import {
  approved,
  author,
  inPhaseOne,
  initiativeId,
  markDuplicate,
  markedDuplicate,
  original,
  originalId,
  otherUnit,
  readyForApproval,
  submitted,
  underReview,
} from '../../specs/an-initiative.js';
import { initiativeDecider } from '../initiative.decider.js';

const { given } = deciderSpec(initiativeDecider);
const laterBy = (ms: number, at: string): string => plusMs(at, ms);

describe('MarkDuplicate', () => {
  const at = inPhaseOne;
  test('marks the initiative a duplicate of one filed earlier', () => {
    given(submitted()).when(markDuplicate()).then(markedDuplicate);
    given(...underReview)
      .when(markDuplicate())
      .then(markedDuplicate);
  });
  test('the later one cannot be the original; at the same instant the greater id is later', () => {
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
  ])('the original must not be %s', (_case, of, code) => {
    given(submitted()).when(markDuplicate(of)).thenRefused('invalid', code, { pointer: '/originalId' });
  });
  test('refused once decided, and to anybody involved', () => {
    given(...readyForApproval, approved())
      .when(markDuplicate())
      .thenRefused('conflict', 'NOT_UNDER_REVIEW');
    given(submitted()).when(markDuplicate(original(), author)).thenRefused('conflict', 'CONFLICT_OF_INTEREST');
    given().when(markDuplicate()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
});
