import type { BilingualText, CodeWords } from '@app/texts';
import type { CorrectedField, MemberCategory, Role } from './domain/member.events.js';
import type { UnitLevel } from './domain/unit.events.js';

type Words<Code extends string> = { readonly [code in Code]: BilingualText };

const unitLevel: Words<UnitLevel> = {
  VGCL: { vi: 'Tổng Liên đoàn Lao động Việt Nam', en: 'the confederation (VGCL)' },
  SECTOR: { vi: 'công đoàn ngành trung ương và tương đương', en: 'sector union' },
  AFFILIATED: { vi: 'công đoàn trực thuộc', en: 'affiliated union' },
  GRASSROOTS: { vi: 'công đoàn cơ sở', en: 'grassroots union' },
  SECTION: { vi: 'công đoàn bộ phận', en: 'union section' },
  GROUP: { vi: 'tổ công đoàn', en: 'union group' },
};

const role: Words<Role> = {
  ADMINISTRATOR: { vi: 'quản trị viên', en: 'administrator' },
  CAMPAIGN_OFFICER: { vi: 'cán bộ phụ trách chương trình', en: 'campaign officer' },
  UNION_OFFICER: { vi: 'cán bộ công đoàn đơn vị', en: 'union officer' },
  REVIEWER: { vi: 'cán bộ xét duyệt', en: 'reviewer' },
  BENEFIT_VERIFIER: { vi: 'cán bộ thẩm định giá trị làm lợi', en: 'benefit verifier' },
  AUDITOR: { vi: 'kiểm tra viên', en: 'auditor' },
};

const qualification: Words<MemberCategory['qualification']> = {
  BELOW_UNIVERSITY: { vi: 'từ cao đẳng trở xuống', en: 'below university' },
  UNIVERSITY_OR_ABOVE: { vi: 'đại học trở lên', en: 'university or above' },
};

const leadership: Words<`${MemberCategory['leader']}`> = {
  true: { vi: 'giữ chức vụ lãnh đạo, quản lý', en: 'in a leading position' },
  false: { vi: 'không giữ chức vụ lãnh đạo, quản lý', en: 'not in a leading position' },
};

const sector: Words<MemberCategory['sector']> = {
  PUBLIC: { vi: 'cơ quan, đơn vị sự nghiệp', en: 'public sector' },
  ENTERPRISE: { vi: 'doanh nghiệp', en: 'enterprise' },
  UNION_OFFICER: { vi: 'cán bộ công đoàn', en: 'union officer' },
};

const recordField: Words<CorrectedField> = {
  fullName: { vi: 'họ tên', en: 'name' },
  jobTitle: { vi: 'chức danh', en: 'job title' },
  category: { vi: 'nhóm đối tượng', en: 'category' },
};

/** The words for this context's code values. A value without a word does not compile. */
export const organisationWords = {
  unitLevel,
  role,
  requiredRoles: role,
  alternativeRoles: role,
  qualification,
  leadership,
  sector,
  recordField,
} satisfies CodeWords;
