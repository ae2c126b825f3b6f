import { SentenceRenderer, type EventSentence } from '@app/history';
import {
  approved,
  assessed,
  author,
  authorshipDeclined,
  coAuthor,
  draftSaved,
  linkRemoved,
  markedDuplicate,
  officer,
  rejected,
  resubmitted,
  returned,
  reviewer,
  reviewStarted,
  recognitionRecorded,
  submission,
  submitted,
  unit,
  verifier,
  withdrawn,
} from '../specs/an-initiative.js';
import type { InitiativeEvent } from '../domain/initiative.events.js';
import { initiativeSentences } from './initiative.sentences.js';

const members = new Map([
  [author, 'An'],
  [coAuthor, 'Bình'],
  [officer, 'Chi'],
  [reviewer, 'Dung'],
  [verifier, 'Em'],
]);
const units = new Map([[unit, [{ name: 'Nhà máy Mẫu', position: 0n }]]]);
const renderer = new SentenceRenderer({ members: async () => members, units: async () => units });

const render = async ({ type, data }: InitiativeEvent) => {
  const sentenceOf = initiativeSentences[type] as EventSentence<InitiativeEvent['data']>;
  const [sentence] = await renderer.write([{ ...sentenceOf(data, { member: reviewer }), position: 0n }]);
  return sentence;
};
const TITLE = '“Cải tiến hệ thống làm mát đường ống”';
const cases: readonly (readonly [InitiativeEvent, vi: string, en: string])[] = [
  [draftSaved, 'An lưu bản nháp “Bản nháp”.', 'An saved the draft “Bản nháp”.'],
  [
    submitted(),
    `An nộp sáng kiến ${TITLE} cùng đồng tác giả Bình, đơn vị Nhà máy Mẫu. Hệ thống tiếp nhận lúc 09:00 ngày 01/03/2022, tính vào giai đoạn 1. Giá trị làm lợi khai báo: 1.500.000.000 đồng.`,
    `An submitted ${TITLE} with Bình, Nhà máy Mẫu. Received at 09:00 on 01/03/2022, phase 1. Claimed benefit: VND 1,500,000,000.`,
  ],
  [
    submitted({
      submittedBy: officer,
      authorisationRef: 'GUQ-7',
      benefitClaim: { ...submission.benefitClaim, amountVnd: null },
    }),
    `Chi nộp thay An, Bình sáng kiến ${TITLE} theo Giấy ủy quyền số GUQ-7, đơn vị Nhà máy Mẫu. Hệ thống tiếp nhận lúc 09:00 ngày 01/03/2022, tính vào giai đoạn 1. Giá trị làm lợi khai báo: không tính được thành tiền.`,
    `Chi submitted ${TITLE} on behalf of An, Bình, authorisation no. GUQ-7, Nhà máy Mẫu. Received at 09:00 on 01/03/2022, phase 1. Claimed benefit: not expressible in money.`,
  ],
  [reviewStarted, 'Dung bắt đầu xem xét.', 'Dung started the review.'],
  [
    returned,
    'Dung trả lại để bổ sung: tính mới (“Nêu rõ điểm mới.”). Hạn bổ sung: 24:00 ngày 20/03/2022.',
    'Dung returned it for revision: novelty (“Nêu rõ điểm mới.”). Due by 24:00 on 20/03/2022.',
  ],
  [
    resubmitted(),
    `An nộp lại sáng kiến ${TITLE} cùng đồng tác giả Bình (bản 2) sau khi bổ sung. Giá trị làm lợi khai báo: 1.500.000.000 đồng.`,
    `An resubmitted ${TITLE} with Bình (version 2). Claimed benefit: VND 1,500,000,000.`,
  ],
  [
    recognitionRecorded,
    'Dung ghi nhận quyết định công nhận sáng kiến của cơ sở: Quyết định số 12/QĐ-ĐK ngày 20/02/2022 của Giám đốc Nhà máy Mẫu.',
    'Dung recorded the recognition by the workplace: Decision no. 12/QĐ-ĐK of 20/02/2022 by Giám đốc Nhà máy Mẫu.',
  ],
  [assessed(), 'Em thẩm định giá trị làm lợi: 1.400.000.000 đồng.', 'Em verified the benefit: VND 1,400,000,000.'],
  [
    assessed(null),
    'Em thẩm định giá trị làm lợi: không tính được thành tiền.',
    'Em verified the benefit: not expressible in money.',
  ],
  [
    approved({ countedInPhase: 2 }),
    'Dung duyệt hợp lệ, tính vào kết quả giai đoạn 2. Căn cứ: Quyết định số 12/QĐ-ĐK ngày 20/02/2022 của Giám đốc Nhà máy Mẫu. Giá trị làm lợi đã thẩm định: 1.400.000.000 đồng.',
    'Dung approved it; it counts in phase 2. Basis: Decision no. 12/QĐ-ĐK of 20/02/2022 by Giám đốc Nhà máy Mẫu. Verified benefit: VND 1,400,000,000.',
  ],
  [
    rejected,
    'Dung từ chối: không có tính mới. Lý do: “Đã áp dụng từ năm 2019.”.',
    'Dung rejected it: not new. Reason: “Đã áp dụng từ năm 2019.”.',
  ],
  [
    authorshipDeclined,
    'Bình không nhận là tác giả. Lý do: “Không tham gia.”.',
    'Bình declined the authorship. Reason: “Không tham gia.”.',
  ],
  [withdrawn, 'An rút sáng kiến. Lý do: “Nộp nhầm.”.', 'An withdrew it. Reason: “Nộp nhầm.”.'],
  [
    markedDuplicate,
    'Dung đánh dấu trùng với sáng kiến tiếp nhận lúc 09:00 ngày 01/02/2022 (cùng giải pháp, cùng cơ sở). Lý do: “Cùng giải pháp.”.',
    'Dung marked it a duplicate of the initiative received at 09:00 on 01/02/2022 (same solution at the same workplace). Reason: “Cùng giải pháp.”.',
  ],
  [
    linkRemoved,
    'Dung bỏ đánh dấu trùng. Lý do: “Khác nguyên lý.”.',
    'Dung removed the mark of a duplicate. Reason: “Khác nguyên lý.”.',
  ],
];

test.each(cases.map(([event, vi, en]) => ({ type: event.type, event, vi, en })))(
  '$type: $vi',
  async ({ event, vi, en }) => {
    expect(await render(event)).toEqual({ vi, en });
  },
);

test('every event has a sentence', () => {
  expect(new Set(cases.map(([{ type }]) => type))).toEqual(new Set(Object.keys(initiativeSentences)));
});
