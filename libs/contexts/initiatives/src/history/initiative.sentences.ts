import type { Sentence, SentencePart, Sentences } from '@app/history';
import type {
  DuplicateKind,
  InitiativeEvent,
  RecognitionEvidence,
  RejectionGround,
  Submission,
} from '../domain/initiative.events.js';

interface Words {
  readonly vi: string;
  readonly en: string;
}

const FIELDS: { readonly [field: string]: Words } = {
  title: { vi: 'tên', en: 'title' },
  kind: { vi: 'loại giải pháp', en: 'kind of solution' },
  field: { vi: 'lĩnh vực', en: 'field of application' },
  authors: { vi: 'tác giả', en: 'authors' },
  firstAppliedOn: { vi: 'ngày áp dụng lần đầu', en: 'day of first application' },
  benefitClaim: { vi: 'giá trị làm lợi', en: 'benefit claimed' },
  recognition: { vi: 'quyết định công nhận', en: 'recognition decision' },
  confidentiality: { vi: 'mức bảo mật', en: 'confidentiality' },
  problem: { vi: 'thực trạng', en: 'problem' },
  essence: { vi: 'bản chất giải pháp', en: 'essence' },
  novelty: { vi: 'tính mới', en: 'novelty' },
  applicationScope: { vi: 'phạm vi áp dụng', en: 'scope of application' },
  effectSummary: { vi: 'tóm tắt hiệu quả', en: 'summary of the effect' },
  benefitMethod: { vi: 'cách tính giá trị làm lợi', en: 'method of the benefit' },
};

const GROUNDS: { readonly [ground in RejectionGround]: Words } = {
  NOT_NEW: { vi: 'không có tính mới', en: 'not new' },
  NOT_APPLIED: { vi: 'chưa được áp dụng', en: 'not applied' },
  OUTSIDE_WINDOW: { vi: 'áp dụng ngoài thời gian quy định', en: 'applied outside the window' },
  NOT_RECOGNISED: { vi: 'chưa được cơ sở công nhận', en: 'not recognised by the workplace' },
  IP_PROTECTED: { vi: 'đang được bảo hộ quyền sở hữu trí tuệ', en: 'under IP protection' },
  AGAINST_ORDER_OR_MORALS: {
    vi: 'trái trật tự công cộng hoặc đạo đức xã hội',
    en: 'against public order or morals',
  },
  NO_BENEFIT: { vi: 'không mang lại lợi ích', en: 'no benefit' },
  INCOMPLETE: { vi: 'hồ sơ không đầy đủ', en: 'incomplete' },
};

const DUPLICATES: { readonly [kind in DuplicateKind]: Words } = {
  SAME_SUBMISSION: { vi: 'nộp lặp lại', en: 'submitted twice' },
  SAME_SOLUTION_SAME_ESTABLISHMENT: { vi: 'cùng giải pháp tại cùng cơ sở', en: 'same solution at the same workplace' },
  RESUBMITTED_ACROSS_PHASES: { vi: 'nộp lại ở giai đoạn khác', en: 'submitted again in another phase' },
};

/** Free text is quoted only where it is shown at all: a withheld one comes as empty text. */
const quoted = (text: string | null, language: 'vi' | 'en'): string =>
  text ? (language === 'vi' ? ` Lý do: “${text}”.` : ` Reason: “${text}”.`) : '';

const listed = (ids: readonly string[]): SentencePart[] =>
  ids.flatMap((member, index) => (index === 0 ? [{ member }] : [', ', { member }]));

const benefit = (amountVnd: string | null, words: Words): Sentence =>
  amountVnd === null
    ? { vi: [`${words.vi} không tính được thành tiền`], en: [`${words.en} not expressible in money`] }
    : { vi: [`${words.vi} `, { vnd: amountVnd }], en: [`${words.en} `, { vnd: amountVnd }] };

const claimed = ({ benefitClaim }: Submission): Sentence =>
  benefit(benefitClaim.amountVnd, { vi: 'giá trị làm lợi khai báo', en: 'benefit claimed:' });

const authorNames = ({ authors }: Submission): SentencePart[] => listed(authors.map(({ memberId }) => memberId));

/** Nothing where one of the authors handed it in. */
const onBehalf = ({ authors }: Submission, submittedBy: string): Sentence =>
  authors.some(({ memberId }) => memberId === submittedBy)
    ? { vi: [], en: [] }
    : {
        vi: [', do ', { member: submittedBy }, ' nộp thay'],
        en: [', handed in for them by ', { member: submittedBy }],
      };

const decision = ({ decisionNo, decidedOn, issuer }: RecognitionEvidence): Sentence => ({
  vi: [`quyết định số ${decisionNo} ngày `, { day: decidedOn }, ` của ${issuer}`],
  en: [`decision ${decisionNo} of `, { day: decidedOn }, ` by ${issuer}`],
});

export const initiativeSentences: Sentences<InitiativeEvent> = {
  DraftSaved: ({ ownerId, content }) => ({
    vi: [{ member: ownerId }, ` lưu bản nháp “${content.title}”.`],
    en: [{ member: ownerId }, ` saved the draft “${content.title}”.`],
  }),
  InitiativeSubmitted: (data) => {
    const by = onBehalf(data, data.submittedBy);
    const claim = claimed(data);
    return {
      vi: [
        `Nộp sáng kiến “${data.content.title}” của `,
        ...authorNames(data),
        ', đơn vị ',
        { unit: data.unitId },
        ...by.vi,
        `, tiếp nhận ở giai đoạn ${data.phase} lúc `,
        { instant: data.receivedAt },
        '; ',
        ...claim.vi,
        '.',
      ],
      en: [
        `“${data.content.title}” by `,
        ...authorNames(data),
        ' of ',
        { unit: data.unitId },
        ` was received in phase ${data.phase} at `,
        { instant: data.receivedAt },
        ...by.en,
        '; ',
        ...claim.en,
        '.',
      ],
    };
  },
  ReviewStarted: ({ reviewerId }) => ({
    vi: [{ member: reviewerId }, ' bắt đầu thẩm định.'],
    en: [{ member: reviewerId }, ' took it up for review.'],
  }),
  InitiativeReturned: ({ dueAt, content }) => {
    const fields = (language: 'vi' | 'en') =>
      [...new Set(content.reasons.map(({ field }) => FIELDS[field]?.[language] ?? field))].join(', ');
    const texts = (language: 'vi' | 'en') => content.reasons.map(({ text }) => quoted(text, language)).join('');
    return {
      vi: [`Trả lại để bổ sung ${fields('vi')}, nộp lại trước `, { instant: dueAt }, `.${texts('vi')}`],
      en: [`Returned for revision of ${fields('en')}, due before `, { instant: dueAt }, `.${texts('en')}`],
    };
  },
  InitiativeResubmitted: (data) => {
    const by = onBehalf(data, data.submittedBy);
    const claim = claimed(data);
    const names = authorNames(data);
    return {
      vi: [`Nộp lại bản ${data.version}, “${data.content.title}”, của `, ...names, ...by.vi, '; ', ...claim.vi, '.'],
      en: [
        `Version ${data.version}, “${data.content.title}”, by `,
        ...names,
        ' was received',
        ...by.en,
        '; ',
        ...claim.en,
        '.',
      ],
    };
  },
  RecognitionDecisionRecorded: ({ recognition }) => ({
    vi: ['Ghi nhận cơ sở đã công nhận: ', ...decision(recognition).vi, '.'],
    en: ['Recognition by the workplace was recorded: ', ...decision(recognition).en, '.'],
  }),
  BenefitAssessed: ({ amountVnd, assessedBy }) => {
    const verified = benefit(amountVnd, { vi: 'giá trị làm lợi', en: 'a benefit of' });
    return amountVnd === null
      ? {
          vi: [{ member: assessedBy }, ' thẩm định: giá trị làm lợi không tính được thành tiền.'],
          en: [{ member: assessedBy }, ' found the benefit not expressible in money.'],
        }
      : {
          vi: [{ member: assessedBy }, ' thẩm định ', ...verified.vi, '.'],
          en: [{ member: assessedBy }, ' verified ', ...verified.en, '.'],
        };
  },
  InitiativeApproved: ({ approvedBy, countedInPhase, recognition, benefitVnd }) => {
    const counted = benefit(benefitVnd, { vi: 'giá trị làm lợi', en: 'benefit' });
    return {
      vi: [
        { member: approvedBy },
        ` duyệt, tính là hợp lệ ở giai đoạn ${countedInPhase}, căn cứ `,
        ...decision(recognition).vi,
        '; ',
        ...counted.vi,
        '.',
      ],
      en: [
        { member: approvedBy },
        ` approved it: it counts in phase ${countedInPhase}, on `,
        ...decision(recognition).en,
        '; ',
        ...counted.en,
        '.',
      ],
    };
  },
  InitiativeRejected: ({ ground, rejectedBy, content }) => ({
    vi: [{ member: rejectedBy }, ` không công nhận hợp lệ: ${GROUNDS[ground].vi}.${quoted(content.reason, 'vi')}`],
    en: [{ member: rejectedBy }, ` rejected it: ${GROUNDS[ground].en}.${quoted(content.reason, 'en')}`],
  }),
  InitiativeWithdrawn: ({ withdrawnBy, content }) => ({
    vi: [{ member: withdrawnBy }, ` rút sáng kiến.${quoted(content.reason, 'vi')}`],
    en: [{ member: withdrawnBy }, ` withdrew it.${quoted(content.reason, 'en')}`],
  }),
  InitiativeMarkedDuplicate: ({ kind, markedBy, originalId, originalReceivedAt, content }) => ({
    vi: [
      { member: markedBy },
      ` đánh dấu trùng (${DUPLICATES[kind].vi}) với sáng kiến ${originalId} tiếp nhận lúc `,
      { instant: originalReceivedAt },
      `.${quoted(content.reason, 'vi')}`,
    ],
    en: [
      { member: markedBy },
      ` marked it a duplicate (${DUPLICATES[kind].en}) of ${originalId}, received at `,
      { instant: originalReceivedAt },
      `.${quoted(content.reason, 'en')}`,
    ],
  }),
  DuplicateLinkRemoved: ({ removedBy, originalId, content }) => ({
    vi: [{ member: removedBy }, ` bỏ đánh dấu trùng với sáng kiến ${originalId}.${quoted(content.reason, 'vi')}`],
    en: [
      { member: removedBy },
      ` removed the mark of being a duplicate of ${originalId}.${quoted(content.reason, 'en')}`,
    ],
  }),
};
