import type { Sentence, SentencePart, Sentences } from '@app/history';
import type { InitiativeEvent, RecognitionEvidence, Submission } from '../domain/initiative.events.js';
import { initiativesWords } from '../initiatives.words.js';

type Language = keyof Sentence;

const { rejectionGround, duplicateKind } = initiativesWords;
/** The log stores the fields to revise as plain text. */
const FIELDS: { readonly [field: string]: { readonly [language in Language]: string } } = initiativesWords.field;
const OTHER_FIELD = { vi: 'mục khác', en: 'another field' };

/** Withheld free text is an empty string and is not quoted. */
const reason = (text: string, language: Language): string =>
  text === '' ? '' : language === 'vi' ? ` Lý do: “${text}”.` : ` Reason: “${text}”.`;

const listed = (ids: readonly string[]): SentencePart[] =>
  ids.flatMap((member, index) => (index === 0 ? [{ member }] : [', ', { member }]));

const benefit = (amountVnd: string | null): { readonly [language in Language]: SentencePart } =>
  amountVnd === null
    ? { vi: 'không tính được thành tiền', en: 'not expressible in money' }
    : { vi: { vnd: amountVnd }, en: { vnd: amountVnd } };

/** The submitter opens the sentence; a submitter who acts for the authors is shown as such. */
const submissionSentence = (
  verb: { readonly [language in Language]: string },
  data: Submission & { readonly submittedBy: string; readonly authorisationRef: string | null },
): Sentence => {
  const { authors, submittedBy, authorisationRef, content } = data;
  const others = authors.map(({ memberId }) => memberId).filter((memberId) => memberId !== submittedBy);
  const title = `“${content.title}”`;
  if (others.length === authors.length) {
    const names = listed(others);
    return {
      vi: [
        { member: submittedBy },
        ` ${verb.vi} thay `,
        ...names,
        ` sáng kiến ${title}`,
        authorisationRef === null ? '' : ` theo Giấy ủy quyền số ${authorisationRef}`,
      ],
      en: [
        { member: submittedBy },
        ` ${verb.en} ${title} on behalf of `,
        ...names,
        authorisationRef === null ? '' : `, authorisation no. ${authorisationRef}`,
      ],
    };
  }
  return {
    vi: [
      { member: submittedBy },
      ` ${verb.vi} sáng kiến ${title}`,
      ...(others.length === 0 ? [] : [' cùng đồng tác giả ', ...listed(others)]),
    ],
    en: [
      { member: submittedBy },
      ` ${verb.en} ${title}`,
      ...(others.length === 0 ? [] : [' with ', ...listed(others)]),
    ],
  };
};

const decision = ({ decisionNo, decidedOn, issuer }: RecognitionEvidence): Sentence => ({
  vi: [`Quyết định số ${decisionNo} ngày `, { day: decidedOn }, ` của ${issuer}`],
  en: [`Decision no. ${decisionNo} of `, { day: decidedOn }, ` by ${issuer}`],
});

/** Sentences for the events of an initiative. The stored event beside each sentence has the ids. */
export const initiativeSentences: Sentences<InitiativeEvent> = {
  DraftSaved: ({ ownerId, content }) => ({
    vi: [{ member: ownerId }, ` lưu bản nháp “${content.title}”.`],
    en: [{ member: ownerId }, ` saved the draft “${content.title}”.`],
  }),
  InitiativeSubmitted: (data) => {
    const opening = submissionSentence({ vi: 'nộp', en: 'submitted' }, data);
    const claimed = benefit(data.benefitClaim.amountVnd);
    return {
      vi: [
        ...opening.vi,
        ', đơn vị ',
        { unit: data.unitId },
        '. Hệ thống tiếp nhận lúc ',
        { instant: data.receivedAt },
        `, tính vào giai đoạn ${data.phase}. Giá trị làm lợi khai báo: `,
        claimed.vi,
        '.',
      ],
      en: [
        ...opening.en,
        ', ',
        { unit: data.unitId },
        '. Received at ',
        { instant: data.receivedAt },
        `, phase ${data.phase}. Claimed benefit: `,
        claimed.en,
        '.',
      ],
    };
  },
  ReviewStarted: ({ reviewerId }) => ({
    vi: [{ member: reviewerId }, ' bắt đầu xem xét.'],
    en: [{ member: reviewerId }, ' started the review.'],
  }),
  InitiativeReturned: ({ dueAt, content }, by) => {
    const asked = (language: Language): string =>
      [
        ...new Set(
          content.reasons.map(({ field, text }) => {
            const word = (FIELDS[field] ?? OTHER_FIELD)[language];
            return text === '' ? word : `${word} (“${text}”)`;
          }),
        ),
      ].join('; ');
    return {
      vi: [by, ` trả lại để bổ sung: ${asked('vi')}. Hạn bổ sung: `, { until: dueAt }, '.'],
      en: [by, ` returned it for revision: ${asked('en')}. Due by `, { until: dueAt }, '.'],
    };
  },
  InitiativeResubmitted: (data) => {
    const opening = submissionSentence({ vi: 'nộp lại', en: 'resubmitted' }, data);
    const claimed = benefit(data.benefitClaim.amountVnd);
    return {
      vi: [...opening.vi, ` (bản ${data.version}) sau khi bổ sung. Giá trị làm lợi khai báo: `, claimed.vi, '.'],
      en: [...opening.en, ` (version ${data.version}). Claimed benefit: `, claimed.en, '.'],
    };
  },
  RecognitionDecisionRecorded: ({ recognition }, by) => ({
    vi: [by, ' ghi nhận quyết định công nhận sáng kiến của cơ sở: ', ...decision(recognition).vi, '.'],
    en: [by, ' recorded the recognition by the workplace: ', ...decision(recognition).en, '.'],
  }),
  BenefitAssessed: ({ amountVnd, assessedBy }) => {
    const verified = benefit(amountVnd);
    return {
      vi: [{ member: assessedBy }, ' thẩm định giá trị làm lợi: ', verified.vi, '.'],
      en: [{ member: assessedBy }, ' verified the benefit: ', verified.en, '.'],
    };
  },
  InitiativeApproved: ({ approvedBy, countedInPhase, recognition, benefitVnd }) => {
    const verified = benefit(benefitVnd);
    return {
      vi: [
        { member: approvedBy },
        ` duyệt hợp lệ, tính vào kết quả giai đoạn ${countedInPhase}. Căn cứ: `,
        ...decision(recognition).vi,
        '. Giá trị làm lợi đã thẩm định: ',
        verified.vi,
        '.',
      ],
      en: [
        { member: approvedBy },
        ` approved it; it counts in phase ${countedInPhase}. Basis: `,
        ...decision(recognition).en,
        '. Verified benefit: ',
        verified.en,
        '.',
      ],
    };
  },
  InitiativeRejected: ({ ground, rejectedBy, content }) => ({
    vi: [{ member: rejectedBy }, ` từ chối: ${rejectionGround[ground].vi}.${reason(content.reason, 'vi')}`],
    en: [{ member: rejectedBy }, ` rejected it: ${rejectionGround[ground].en}.${reason(content.reason, 'en')}`],
  }),
  InitiativeWithdrawn: ({ withdrawnBy, content }) => ({
    vi: [{ member: withdrawnBy }, ` rút sáng kiến.${reason(content.reason, 'vi')}`],
    en: [{ member: withdrawnBy }, ` withdrew it.${reason(content.reason, 'en')}`],
  }),
  AuthorshipDeclined: ({ declinedBy, content }) => ({
    vi: [{ member: declinedBy }, ` không nhận là tác giả.${reason(content.reason, 'vi')}`],
    en: [{ member: declinedBy }, ` declined the authorship.${reason(content.reason, 'en')}`],
  }),
  InitiativeMarkedDuplicate: ({ kind, markedBy, originalReceivedAt, content }) => ({
    vi: [
      { member: markedBy },
      ' đánh dấu trùng với sáng kiến tiếp nhận lúc ',
      { instant: originalReceivedAt },
      ` (${duplicateKind[kind].vi}).${reason(content.reason, 'vi')}`,
    ],
    en: [
      { member: markedBy },
      ' marked it a duplicate of the initiative received at ',
      { instant: originalReceivedAt },
      ` (${duplicateKind[kind].en}).${reason(content.reason, 'en')}`,
    ],
  }),
  DuplicateLinkRemoved: ({ removedBy, content }) => ({
    vi: [{ member: removedBy }, ` bỏ đánh dấu trùng.${reason(content.reason, 'vi')}`],
    en: [{ member: removedBy }, ` removed the mark of a duplicate.${reason(content.reason, 'en')}`],
  }),
};
