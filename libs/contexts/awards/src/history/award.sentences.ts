import type { SentencePart, Sentences } from '@app/history';
import type { AwardEvent, AwardForm, AwardGranted } from '../domain/award.events.js';
import { awardsWords } from '../awards.words.js';

const { awardForm, awardLevel, revocationGround } = awardsWords;

/** Verbs for the forms without a certificate. */
const HONOURED_AS: { readonly [form in AwardForm]?: string } = {
  OUTSTANDING_INITIATIVE: 'tôn vinh',
  BLOCK_LEADER: 'biểu dương',
};

/** The achievements beside the sentence name the initiative itself. */
const recipientPart = (
  { recipient, unit }: Pick<AwardGranted['data'], 'recipient' | 'unit'>,
  initiative: string,
): SentencePart => {
  switch (recipient.kind) {
    case 'MEMBER':
      return { member: recipient.memberId };
    case 'UNIT':
      return unit.name;
    case 'INITIATIVE':
      return initiative;
  }
};

export const awardSentences: Sentences<AwardEvent> = {
  AwardGranted: ({ form, level, recipient, unit, decisionNo, decidedOn, benefitVnd, prizeVnd }, by) => {
    const ofUnit = recipient.kind === 'UNIT' ? '' : `, ${unit.name}`;
    const formVi = `${awardForm[form].vi} (${awardLevel[level].vi})`;
    const toVi = [recipientPart({ recipient, unit }, 'một sáng kiến'), ofUnit];
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
        recipientPart({ recipient, unit }, 'an initiative'),
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
