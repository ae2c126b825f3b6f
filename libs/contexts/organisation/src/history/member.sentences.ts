import type { SentencePart, Sentences } from '@app/history';
import type { Language } from '@app/texts';
import type { MemberCategory, MemberEvent } from '../domain/member.events.js';
import { OPERATOR } from '../domain/operator.js';
import { organisationWords } from '../organisation.words.js';

const { role, qualification, leadership, sector, recordField } = organisationWords;

/** The operator, who is not a member and has no name, enrols the first administrator. */
const actor = (by: SentencePart, language: Language): SentencePart =>
  typeof by === 'object' && 'member' in by && by.member === OPERATOR
    ? { vi: 'Người vận hành hệ thống', en: 'The operator' }[language]
    : by;

const inWords = (category: MemberCategory, language: Language): string =>
  [qualification[category.qualification], leadership[`${category.leader}`], sector[category.sector]]
    .map((words) => words[language])
    .join(', ');

export const memberSentences: Sentences<MemberEvent> = {
  MemberEnrolled: ({ memberId: member, unitId: unit, category }, by) => ({
    vi: [actor(by, 'vi'), ' thêm ', { member }, ' vào ', { unit }, ` (${inWords(category, 'vi')}).`],
    en: [actor(by, 'en'), ' enrolled ', { member }, ' in ', { unit }, ` (${inWords(category, 'en')}).`],
  }),
  MemberTransferred: ({ memberId: member, fromUnitId, toUnitId, effectiveOn: day }, by) => ({
    vi: [
      by,
      ' ghi nhận ',
      { member },
      ' chuyển sinh hoạt từ ',
      { unit: fromUnitId },
      ' sang ',
      { unit: toUnitId },
      ', có hiệu lực từ ngày ',
      { day },
      '.',
    ],
    en: [
      by,
      ' transferred ',
      { member },
      ' from ',
      { unit: fromUnitId },
      ' to ',
      { unit: toUnitId },
      ' with effect from ',
      { day },
      '.',
    ],
  }),
  MemberRecordCorrected: ({ memberId: member, corrected, previousCategory, category, content }, by) => {
    const fields = (language: Language, and: string): string =>
      corrected.map((field) => recordField[field][language]).join(and);
    /** The category before and after; empty if it was not corrected. */
    const change = (language: Language): string => {
      if (!previousCategory || !category) return '';
      const [was, is] = [inWords(previousCategory, language), inWords(category, language)];
      return language === 'vi' ? `; nhóm đối tượng trước là “${was}”, nay là “${is}”` : `, from “${was}” to “${is}”`;
    };
    return {
      vi: [by, ` đính chính ${fields('vi', ' và ')} của `, { member }, `${change('vi')}. Lý do: “${content.reason}”.`],
      en: [
        by,
        ` corrected the ${fields('en', ' and ')} of `,
        { member },
        `${change('en')}. Reason: “${content.reason}”.`,
      ],
    };
  },
  MemberLeft: ({ memberId: member, effectiveOn: day }, by) => ({
    vi: [by, ' ghi nhận ', { member }, ' thôi sinh hoạt từ ngày ', { day }, '.'],
    en: [by, ' recorded the departure of ', { member }, ' on ', { day }, '.'],
  }),
  RoleGranted: ({ memberId: member, role: granted, unitId: unit, decisionNo }, by) => ({
    vi: [
      actor(by, 'vi'),
      ` giao vai trò ${role[granted].vi} tại `,
      { unit },
      ' cho ',
      { member },
      ` theo Quyết định số ${decisionNo}.`,
    ],
    en: [
      actor(by, 'en'),
      ' granted ',
      { member },
      ` the role of ${role[granted].en} at `,
      { unit },
      ` by Decision no. ${decisionNo}.`,
    ],
  }),
  RoleRevoked: ({ memberId: member, role: revoked, unitId: unit, decisionNo }, by) => ({
    vi: [
      by,
      ` thu hồi vai trò ${role[revoked].vi} tại `,
      { unit },
      ' của ',
      { member },
      ` theo Quyết định số ${decisionNo}.`,
    ],
    en: [
      by,
      ` revoked the role of ${role[revoked].en} at `,
      { unit },
      ' from ',
      { member },
      ` by Decision no. ${decisionNo}.`,
    ],
  }),
};
