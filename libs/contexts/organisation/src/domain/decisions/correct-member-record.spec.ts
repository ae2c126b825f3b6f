import { deciderSpec } from '@app/testing';
import { category, categoryCorrected, correct, enrolled, left, memberId, nameCorrected } from '../../specs/a-member.js';
import { rootId } from '../../specs/a-unit.js';
import { memberDecider } from '../member.decider.js';

const { given } = deciderSpec(memberDecider);
const oneself = { memberId, mandate: { role: 'ADMINISTRATOR', unitId: rootId } };
const leader = { ...category, leader: true };
const misspelt = { personFields: ['fullName'], differing: ['fullName'] } as const;

describe('CorrectMemberRecord', () => {
  test('says that the name was corrected, and not to what', () => {
    given(enrolled).when(correct(misspelt)).then(nameCorrected);
  });
  test('keeps the previous category beside the new one', () => {
    given(enrolled)
      .when(correct({ category: leader }))
      .then(categoryCorrected);
  });
  test('name and category are one correction', () => {
    given(enrolled)
      .when(correct({ ...misspelt, category: leader }))
      .then({
        type: 'MemberRecordCorrected',
        data: { ...categoryCorrected.data, corrected: ['fullName', 'category'] },
      });
  });
  test('what is right already adds nothing', () => {
    given(enrolled, categoryCorrected)
      .when(correct({ category: leader }))
      .thenNothing();
    given(enrolled)
      .when(correct({ personFields: ['fullName'] }))
      .thenNothing();
  });
  test('of two fields only the wrong one is corrected', () => {
    given(enrolled)
      .when(correct({ ...misspelt, category }))
      .then(nameCorrected);
  });
  test('a category can be corrected back', () => {
    given(enrolled, categoryCorrected)
      .when(correct({ category }))
      .then({
        type: 'MemberRecordCorrected',
        data: { ...categoryCorrected.data, previousCategory: leader, category },
      });
  });
  test('a correction names a field', () => {
    given(enrolled).when(correct({})).thenRefused('invalid', 'NOTHING_TO_CORRECT');
  });
  test('the member must exist', () => {
    given().when(correct(misspelt)).thenRefused('not-found', 'MEMBER_NOT_FOUND');
  });
  test('a member who left is corrected', () => {
    given(enrolled, left).when(correct(misspelt)).then(nameCorrected);
    given(enrolled, left)
      .when(correct({ category: leader }))
      .then(categoryCorrected);
  });
  test('an erased person gets no new name, and the category is corrected', () => {
    given(enrolled)
      .when(correct({ personFields: ['fullName'], differing: null }))
      .thenRefused('conflict', 'PERSONAL_DATA_ERASED');
    given(enrolled)
      .when(correct({ differing: null, category: leader }))
      .then(categoryCorrected);
  });
  test('nobody corrects their own category, but their own name', () => {
    given(enrolled)
      .when(correct({ category: leader }, oneself))
      .thenRefused('forbidden', 'OWN_CATEGORY', { pointer: '/category' });
    given(enrolled)
      .when(correct({ ...misspelt, category }, oneself))
      .then(nameCorrected);
  });
});
