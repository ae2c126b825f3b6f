import { fold } from '@app/kernel';
import { deciderSpec } from '@app/testing';
import {
  coAuthor,
  linkRemoved,
  markedDuplicate,
  readyForApproval,
  removeDuplicateLink,
  submitted,
  underReview,
} from '../../specs/an-initiative.js';
import { initiativeDecider } from '../initiative.decider.js';
import type { InitiativeEvent } from '../initiative.events.js';

const { given } = deciderSpec(initiativeDecider);

describe('RemoveDuplicateLink', () => {
  test('restores the previous status', () => {
    given(...underReview, markedDuplicate)
      .when(removeDuplicateLink())
      .then(linkRemoved);
    const after = (...history: readonly InitiativeEvent[]) => fold(initiativeDecider, history);
    expect(after(submitted(), markedDuplicate, linkRemoved)).toEqual(after(submitted()));
    expect(after(...readyForApproval, markedDuplicate, linkRemoved)).toEqual(after(...readyForApproval));
  });
  test('requires a duplicate, and somebody not involved', () => {
    given(submitted()).when(removeDuplicateLink()).thenRefused('conflict', 'NOT_A_DUPLICATE');
    given(submitted(), markedDuplicate)
      .when(removeDuplicateLink(coAuthor))
      .thenRefused('conflict', 'CONFLICT_OF_INTEREST');
    given().when(removeDuplicateLink()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
});
