import { deciderSpec } from '@app/testing';
import { draftSaved, saveDraft, stranger, submitted } from '../../specs/an-initiative.js';
import { initiativeDecider } from '../initiative.decider.js';

const { given } = deciderSpec(initiativeDecider);

describe('SaveDraft', () => {
  test('stores a new draft for its author', () => {
    given().when(saveDraft()).then(draftSaved);
  });
  test('the owner may edit it', () => {
    const content = { title: 'Bản nháp 2', note: 'còn thiếu số liệu' };
    given(draftSaved)
      .when(saveDraft({ fromDraft: true, content }))
      .then({ type: 'DraftSaved', data: { ...draftSaved.data, content } });
  });
  test('nobody else may edit it', () => {
    given(draftSaved)
      .when(saveDraft({ fromDraft: true }, stranger))
      .thenRefused('forbidden', 'NOT_DRAFT_OWNER');
  });
  test('a draft named by an id must exist', () => {
    given()
      .when(saveDraft({ fromDraft: true }))
      .thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
  test('refused once it is submitted', () => {
    given(submitted())
      .when(saveDraft({ fromDraft: true }))
      .thenRefused('conflict', 'ALREADY_SUBMITTED', { details: { status: 'SUBMITTED' } });
  });
  test.each([
    ['ownerActive', 'forbidden', 'NOT_AN_ACTIVE_MEMBER'],
    ['campaignExists', 'not-found', 'CAMPAIGN_NOT_FOUND'],
    ['unitExists', 'invalid', 'UNKNOWN_UNIT'],
  ] as const)('needs %s', (fact, kind, code) => {
    const all = { campaignExists: true, unitExists: true, ownerActive: true };
    given()
      .when(saveDraft({ facts: { ...all, [fact]: false } }))
      .thenRefused(kind, code);
  });
});
