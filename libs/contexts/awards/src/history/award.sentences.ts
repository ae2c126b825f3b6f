import type { Sentence, SentencePart, Sentences } from '@app/history';
import type { AwardForm, AwardLevel, AwardEvent, Recipient, RevocationGround } from '../domain/award.events.js';

interface Words {
  readonly vi: string;
  readonly en: string;
}

const FORMS: { readonly [form in AwardForm]: Words } = {
  VGCL_MERIT_CERTIFICATE: {
    vi: 'Bằng khen của Tổng Liên đoàn',
    en: 'the certificate of merit of the General Confederation',
  },
  CREATIVE_LABOUR_CERTIFICATE: { vi: 'Bằng Lao động sáng tạo', en: 'the Creative Labour certificate' },
  SECTOR_MERIT_CERTIFICATE: { vi: 'Bằng khen của công đoàn ngành', en: 'the certificate of merit of the sector union' },
  COMMENDATION: { vi: 'Giấy khen', en: 'a commendation' },
  OUTSTANDING_INITIATIVE: { vi: 'danh hiệu Điển hình sáng kiến', en: 'the title Outstanding Initiative' },
  BLOCK_LEADER: { vi: 'danh hiệu Dẫn đầu khối thi đua', en: 'the title Leader of the Emulation Block' },
};

const LEVELS: { readonly [level in AwardLevel]: Words } = {
  NATIONAL: { vi: 'cấp Tổng Liên đoàn', en: 'at national level' },
  SECTOR: { vi: 'cấp công đoàn ngành', en: 'at sector level' },
  AFFILIATED: { vi: 'cấp công đoàn trực thuộc', en: 'at the level of an affiliated union' },
  GRASSROOTS: { vi: 'cấp công đoàn cơ sở', en: 'at the level of a grassroots union' },
};

const GROUNDS: { readonly [ground in RevocationGround]: Words } = {
  FRAUD_IN_DECLARING_MERIT: { vi: 'gian dối trong kê khai thành tích', en: 'fraud in declaring merit' },
  FALSE_INFORMATION_OR_FORGED_FILE: {
    vi: 'cung cấp thông tin sai hoặc làm giả hồ sơ',
    en: 'false information or a forged file',
  },
  ASSESSED_AGAINST_THE_LAW: {
    vi: 'thẩm định, đề nghị trái quy định của pháp luật',
    en: 'assessed or proposed against the law',
  },
  LATER_CONCLUSION: {
    vi: 'có kết luận sau đó rằng chưa đạt tiêu chuẩn',
    en: 'a later conclusion that the standard was not met',
  },
};

const recipientPart = (recipient: Recipient, initiative: string): readonly SentencePart[] => {
  switch (recipient.kind) {
    case 'MEMBER':
      return [{ member: recipient.memberId }];
    case 'UNIT':
      return [{ unit: recipient.unitId }];
    case 'INITIATIVE':
      return [`${initiative} ${recipient.initiativeId}`];
  }
};

/** What happened to an award, in words. */
export const awardSentences: Sentences<AwardEvent> = {
  AwardGranted: ({ form, level, recipient, unit, decisionNo, decidedOn, benefitVnd, prizeVnd }): Sentence => ({
    vi: [
      `Tặng ${FORMS[form].vi} (${LEVELS[level].vi}) cho `,
      ...recipientPart(recipient, 'sáng kiến'),
      ...(recipient.kind === 'UNIT' ? [] : [`, ${unit.name}`]),
      `, theo quyết định số ${decisionNo} ngày `,
      { day: decidedOn },
      ...(benefitVnd === null ? [] : ['; giá trị làm lợi đã thẩm định ', { vnd: benefitVnd }]),
      ...(prizeVnd === null ? [] : ['; tiền thưởng ', { vnd: prizeVnd }]),
      '.',
    ],
    en: [
      `Awarded ${FORMS[form].en} (${LEVELS[level].en}) to `,
      ...recipientPart(recipient, 'initiative'),
      ...(recipient.kind === 'UNIT' ? [] : [`, ${unit.name}`]),
      `, by decision no. ${decisionNo} of `,
      { day: decidedOn },
      ...(benefitVnd === null ? [] : ['; verified benefit ', { vnd: benefitVnd }]),
      ...(prizeVnd === null ? [] : ['; prize ', { vnd: prizeVnd }]),
      '.',
    ],
  }),
  AwardRevoked: ({ ground, decisionNo, decidedOn, content }): Sentence => ({
    vi: [
      `Hủy quyết định khen thưởng, theo quyết định số ${decisionNo} ngày `,
      { day: decidedOn },
      `, vì ${GROUNDS[ground].vi}: ${content.reason}`,
    ],
    en: [
      `Revoked the award by decision no. ${decisionNo} of `,
      { day: decidedOn },
      `, on the ground of ${GROUNDS[ground].en}: ${content.reason}`,
    ],
  }),
};
