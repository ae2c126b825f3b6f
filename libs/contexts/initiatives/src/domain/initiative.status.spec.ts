import {
  approved,
  assessed,
  draftSaved,
  linkRemoved,
  markedDuplicate,
  recognitionRecorded,
  rejected,
  resubmitted,
  returned,
  reviewStarted,
  submitted,
  withdrawn,
} from '../specs/an-initiative.js';
import { SUBMITTED_STATUSES, statusAfter, statusBeforeDuplicateAfter } from './initiative.status.js';

describe('the status of a submitted initiative', () => {
  test.each([
    [reviewStarted, 'UNDER_REVIEW'],
    [returned, 'RETURNED'],
    [resubmitted(), 'SUBMITTED'],
    [approved(), 'APPROVED'],
    [rejected, 'REJECTED'],
    [withdrawn, 'WITHDRAWN'],
    [markedDuplicate, 'DUPLICATE'],
  ] as const)('after $type', (event, status) => {
    for (const before of SUBMITTED_STATUSES) expect(statusAfter(before, null, event)).toBe(status);
  });

  test.each([draftSaved, submitted(), recognitionRecorded, assessed()])('stays after $type', (event) => {
    for (const status of SUBMITTED_STATUSES) {
      expect(statusAfter(status, 'RETURNED', event)).toBe(status);
      expect(statusBeforeDuplicateAfter(status, 'RETURNED', event)).toBe('RETURNED');
    }
  });

  test('of a duplicate is the previous one, once the mark is removed', () => {
    for (const status of SUBMITTED_STATUSES) {
      expect(statusBeforeDuplicateAfter(status, null, markedDuplicate)).toBe(status);
      expect(statusAfter('DUPLICATE', status, linkRemoved)).toBe(status);
      expect(statusBeforeDuplicateAfter('DUPLICATE', status, linkRemoved)).toBeNull();
    }
  });

  test('stays when a mark is removed that was never set', () => {
    expect(statusAfter('APPROVED', null, linkRemoved)).toBe('APPROVED');
  });
});
