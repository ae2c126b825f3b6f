import type { BilingualText, CodeWords } from '@app/texts';
import type { AwardForm, AwardLevel, RevocationGround } from './domain/award.events.js';

type Words<Code extends string> = { readonly [code in Code]: BilingualText };

/** Statutory titles are different; none of these is a title. */
const awardForm: Words<AwardForm> = {
  VGCL_MERIT_CERTIFICATE: {
    vi: 'Bằng khen của Ban Chấp hành Tổng Liên đoàn Lao động Việt Nam',
    en: 'the certificate of merit of the confederation (VGCL)',
  },
  CREATIVE_LABOUR_CERTIFICATE: { vi: 'Bằng Lao động sáng tạo', en: 'the Creative Labour certificate' },
  SECTOR_MERIT_CERTIFICATE: {
    vi: 'Bằng khen của công đoàn ngành trung ương và tương đương',
    en: 'the certificate of merit of the sector union',
  },
  COMMENDATION: { vi: 'Giấy khen', en: 'a commendation' },
  OUTSTANDING_INITIATIVE: { vi: 'Điển hình sáng kiến', en: 'Outstanding Initiative' },
  BLOCK_LEADER: { vi: 'Đơn vị dẫn đầu khối thi đua', en: 'Leader of the Emulation Block' },
};

const awardLevel: Words<AwardLevel> = {
  NATIONAL: { vi: 'cấp Tổng Liên đoàn', en: 'at national level' },
  SECTOR: { vi: 'cấp công đoàn ngành trung ương và tương đương', en: 'at the level of a sector union' },
  AFFILIATED: { vi: 'cấp công đoàn trực thuộc', en: 'at the level of an affiliated union' },
  GRASSROOTS: { vi: 'cấp công đoàn cơ sở', en: 'at the level of a grassroots union' },
};

/** Worded as in Article 93, clause 2 of the Law on Emulation and Commendation. */
const revocationGround: Words<RevocationGround> = {
  FRAUD_IN_DECLARING_MERIT: {
    vi: 'có hành vi gian dối trong việc kê khai công trạng, thành tích',
    en: 'fraud in declaring merit or achievements',
  },
  FALSE_INFORMATION_OR_FORGED_FILE: {
    vi: 'cung cấp thông tin sai sự thật hoặc làm giả hồ sơ, giấy tờ',
    en: 'false information, or forged files or papers',
  },
  ASSESSED_AGAINST_THE_LAW: {
    vi: 'thẩm định, xét, duyệt, đề nghị khen thưởng trái quy định của pháp luật',
    en: 'assessed, approved or proposed against the law',
  },
  LATER_CONCLUSION: {
    vi: 'có kết luận, quyết định, bản án của cơ quan có thẩm quyền về vi phạm, khuyết điểm dẫn đến không bảo đảm tiêu chuẩn xét tặng',
    en: 'a later conclusion, decision or judgment of the competent authority that the standard was not met',
  },
};

/** Reasons why a recipient is not eligible; the codes are a detail of RECIPIENT_NOT_ELIGIBLE. */
const reason = {
  UNKNOWN_RECIPIENT: { vi: 'không tìm thấy đối tượng khen thưởng', en: 'the recipient does not exist' },
  NOT_THE_RECIPIENTS_ACHIEVEMENT: {
    vi: 'thành tích không phải của đối tượng này',
    en: 'the achievement is not the recipient’s',
  },
  NOT_AN_ACHIEVEMENT_OF_THIS_KIND: {
    vi: 'loại thành tích không phù hợp với đối tượng',
    en: 'this kind of achievement does not suit the recipient',
  },
  FORM_FOR_OTHERS: { vi: 'hình thức này dành cho đối tượng khác', en: 'this form is meant for others' },
};

/** The words for this context's code values. A value without a word does not compile. */
export const awardsWords = {
  awardForm,
  awardLevel,
  /** Of the owner of a campaign; a detail of AWARD_LEVEL_ABOVE_OWNER. */
  highestLevel: awardLevel,
  revocationGround,
  reason,
} satisfies CodeWords;
