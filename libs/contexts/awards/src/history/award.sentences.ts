import type { Sentence, SentencePart, Sentences } from '@app/history';
import type { AwardEvent, AwardForm, AwardGranted } from '../domain/award.events.js';
import { awardsWords } from '../awards.words.js';

const { awardForm, awardLevel, revocationGround } = awardsWords;

type Language = keyof Sentence;

const THE_INITIATIVE = { vi: 'sáng kiến', en: 'the initiative' };
/** The oldest events have no title. */
const AN_INITIATIVE = { vi: 'một sáng kiến', en: 'an initiative' };

/** Verbs for the forms without a certificate. */
const HONOURED_AS: { readonly [form in AwardForm]?: string } = {
  OUTSTANDING_INITIATIVE: 'tôn vinh',
  BLOCK_LEADER: 'biểu dương',
};

const recipientPart = (
  { recipient, unit, content }: Pick<AwardGranted['data'], 'recipient' | 'unit' | 'content'>,
  language: Language,
): SentencePart => {
  switch (recipient.kind) {
    case 'MEMBER':
      return { member: recipient.memberId };
    case 'UNIT':
      return unit.name;
    case 'INITIATIVE':
      return content.initiativeTitle === undefined
        ? AN_INITIATIVE[language]
        : `${THE_INITIATIVE[language]} “${content.initiativeTitle}”`;
  }
};

export const awardSentences: Sentences<AwardEvent> = {
  AwardGranted: ({ form, level, recipient, unit, decisionNo, decidedOn, benefitVnd, prizeVnd, content }, by) => {
    const ofUnit = recipient.kind === 'UNIT' ? '' : `, ${unit.name}`;
    const formVi = `${awardForm[form].vi} (${awardLevel[level].vi})`;
    const toVi = [recipientPart({ recipient, unit, content }, 'vi'), ofUnit];
    const honoured = HONOURED_AS[form];
    return {
      vi: [
        by,
        ...(honoured === undefined
          ? [` ghi nhận: tặng ${formVi} cho `, ...toVi]
          : [` ghi nhận: ${honoured} `, ...toVi, `, là ${formVi}`]),
        `, theo Quyết định số ${decisionNo} ngày `,
        { day: decidedOn },
        '.',
        ...(benefitVnd === null ? [] : [' Giá trị làm lợi đã thẩm định: ', { vnd: benefitVnd }, '.']),
        ...(prizeVnd === null ? [] : [' Tiền thưởng: ', { vnd: prizeVnd }, '.']),
      ],
      en: [
        by,
        ` recorded an award: ${awardForm[form].en} (${awardLevel[level].en}) to `,
        recipientPart({ recipient, unit, content }, 'en'),
        ofUnit,
        `, by Decision no. ${decisionNo} of `,
        { day: decidedOn },
        '.',
        ...(benefitVnd === null ? [] : [' Verified benefit: ', { vnd: benefitVnd }, '.']),
        ...(prizeVnd === null ? [] : [' Prize: ', { vnd: prizeVnd }, '.']),
      ],
    };
  },
  AwardRevoked: ({ ground, decisionNo, decidedOn, content }, by) => ({
    vi: [
      by,
      ` ghi nhận hủy bỏ quyết định khen thưởng theo Quyết định số ${decisionNo} ngày `,
      { day: decidedOn },
      `. Căn cứ: ${revocationGround[ground].vi} (khoản 2 Điều 93 Luật Thi đua, khen thưởng). Lý do: “${content.reason}”.`,
    ],
    en: [
      by,
      ` recorded the revocation of the award by Decision no. ${decisionNo} of `,
      { day: decidedOn },
      `. Ground: ${revocationGround[ground].en}. Reason: “${content.reason}”.`,
    ],
  }),
};
