import { deciderSpec } from '@app/testing';
import { category, categoryCorrected, correct, enrolled, left, memberId, nameCorrected } from '../../specs/a-member.js';
import { rootId, unitId } from '../../specs/a-unit.js';
import { memberDecider } from '../member.decider.js';

const { given } = deciderSpec(memberDecider);
const oneself = { memberId, mandate: { role: 'ADMINISTRATOR', unitId: rootId } };
const leader = { ...category, leader: true };
const misspelt = { personFields: ['fullName'], differing: ['fullName'] } as const;

describe('CorrectMemberRecord', () => {
  test('records that the name was corrected, without the name', () => {
    given(enrolled).when(correct(misspelt)).then(nameCorrected);
  });
  test('records the previous category with the new one', () => {
    given(enrolled)
      .when(correct({ category: leader }))
      .then(categoryCorrected);
  });
  test('name and category are corrected by one event', () => {
    given(enrolled)
      .when(correct({ ...misspelt, category: leader }))
      .then({
        type: 'MemberRecordCorrected',
        data: { ...categoryCorrected.data, corrected: ['fullName', 'category'] },
      });
  });
  test('a category that is already right appends no event', () => {
    given(enrolled, categoryCorrected)
      .when(correct({ category: leader }))
      .thenNothing();
    given(enrolled)
      .when(correct({ personFields: ['fullName'] }))
      .thenNothing();
  });
  test('corrects only the wrong one of two fields', () => {
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
  test('a correction must name a field', () => {
    given(enrolled).when(correct({})).thenRefused('invalid', 'NOTHING_TO_CORRECT');
  });
  test('the member must exist', () => {
    given().when(correct(misspelt)).thenRefused('not-found', 'MEMBER_NOT_FOUND');
  });
  test('the record of a member who left can be corrected', () => {
    given(enrolled, left).when(correct(misspelt)).then(nameCorrected);
    given(enrolled, left)
      .when(correct({ category: leader }))
      .then(categoryCorrected);
  });
  test('the name of an erased person cannot be corrected, the category can', () => {
    given(enrolled)
      .when(correct({ personFields: ['fullName'], differing: null }))
      .thenRefused('conflict', 'PERSONAL_DATA_ERASED');
    given(enrolled)
      .when(correct({ differing: null, category: leader }))
      .then(categoryCorrected);
  });
  test('members may correct their own name, not their own category', () => {
    given(enrolled)
      .when(correct({ category: leader }, oneself))
      .thenRefused('forbidden', 'OWN_CATEGORY', {
        pointer: '/category',
        details: { requiredRoles: ['ADMINISTRATOR', 'UNION_OFFICER'], unitId },
      });
    given(enrolled)
      .when(correct({ ...misspelt, category }, oneself))
      .then(nameCorrected);
  });
});
