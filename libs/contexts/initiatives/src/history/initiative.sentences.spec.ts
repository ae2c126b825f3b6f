import { SentenceRenderer, type Sentence } from '@app/history';
import {
  approved,
  assessed,
  author,
  coAuthor,
  draftSaved,
  linkRemoved,
  markedDuplicate,
  officer,
  originalId,
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
const units = new Map([[unit, 'Nhà máy Mẫu']]);
const writer = new SentenceRenderer({ members: async () => members, units: async () => units });

const told = async ({ type, data }: InitiativeEvent) => {
  const tell = initiativeSentences[type] as (data: InitiativeEvent['data']) => Sentence;
  const [sentence] = await writer.write([tell(data)]);
  return sentence;
};
const cases: readonly (readonly [InitiativeEvent, vi: string, en: string])[] = [
  [draftSaved, 'An lưu bản nháp “Bản nháp”.', 'An saved the draft “Bản nháp”.'],
  [
    submitted(),
    'Nộp sáng kiến “Cải tiến hệ thống làm mát đường ống” của An, Bình, đơn vị Nhà máy Mẫu, tiếp nhận ở giai đoạn 1 lúc 09:00:00 01/03/2022; giá trị làm lợi khai báo 1.500.000.000 đồng.',
    '“Cải tiến hệ thống làm mát đường ống” by An, Bình of Nhà máy Mẫu was received in phase 1 at 09:00:00 01/03/2022; benefit claimed: 1,500,000,000 VND.',
  ],
  [
    submitted({
      submittedBy: officer,
      authorisationRef: 'GUQ-7',
      benefitClaim: { ...submission.benefitClaim, amountVnd: null },
    }),
    'Nộp sáng kiến “Cải tiến hệ thống làm mát đường ống” của An, Bình, đơn vị Nhà máy Mẫu, do Chi nộp thay, tiếp nhận ở giai đoạn 1 lúc 09:00:00 01/03/2022; giá trị làm lợi khai báo không tính được thành tiền.',
    '“Cải tiến hệ thống làm mát đường ống” by An, Bình of Nhà máy Mẫu was received in phase 1 at 09:00:00 01/03/2022, handed in for them by Chi; benefit claimed: not expressible in money.',
  ],
  [reviewStarted, 'Dung bắt đầu thẩm định.', 'Dung took it up for review.'],
  [
    returned,
    'Trả lại để bổ sung tính mới, nộp lại trước 00:00:00 21/03/2022. Lý do: “Nêu rõ điểm mới.”.',
    'Returned for revision of novelty, due before 00:00:00 21/03/2022. Reason: “Nêu rõ điểm mới.”.',
  ],
  [
    resubmitted(),
    'Nộp lại bản 2, “Cải tiến hệ thống làm mát đường ống”, của An, Bình; giá trị làm lợi khai báo 1.500.000.000 đồng.',
    'Version 2, “Cải tiến hệ thống làm mát đường ống”, by An, Bình was received; benefit claimed: 1,500,000,000 VND.',
  ],
  [
    recognitionRecorded,
    'Ghi nhận cơ sở đã công nhận: quyết định số 12/QĐ-ĐK ngày 20/02/2022 của Giám đốc Nhà máy Mẫu.',
    'Recognition by the workplace was recorded: decision 12/QĐ-ĐK of 20/02/2022 by Giám đốc Nhà máy Mẫu.',
  ],
  [assessed(), 'Em thẩm định giá trị làm lợi 1.400.000.000 đồng.', 'Em verified a benefit of 1,400,000,000 VND.'],
  [
    assessed(null),
    'Em thẩm định: giá trị làm lợi không tính được thành tiền.',
    'Em found the benefit not expressible in money.',
  ],
  [
    approved({ countedInPhase: 2 }),
    'Dung duyệt, tính là hợp lệ ở giai đoạn 2, căn cứ quyết định số 12/QĐ-ĐK ngày 20/02/2022 của Giám đốc Nhà máy Mẫu; giá trị làm lợi 1.400.000.000 đồng.',
    'Dung approved it: it counts in phase 2, on decision 12/QĐ-ĐK of 20/02/2022 by Giám đốc Nhà máy Mẫu; benefit 1,400,000,000 VND.',
  ],
  [
    rejected,
    'Dung không công nhận hợp lệ: không có tính mới. Lý do: “Đã áp dụng từ năm 2019.”.',
    'Dung rejected it: not new. Reason: “Đã áp dụng từ năm 2019.”.',
  ],
  [withdrawn, 'An rút sáng kiến. Lý do: “Nộp nhầm.”.', 'An withdrew it. Reason: “Nộp nhầm.”.'],
  [
    markedDuplicate,
    `Dung đánh dấu trùng (cùng giải pháp tại cùng cơ sở) với sáng kiến ${originalId} tiếp nhận lúc 09:00:00 01/02/2022. Lý do: “Cùng giải pháp.”.`,
    `Dung marked it a duplicate (same solution at the same workplace) of ${originalId}, received at 09:00:00 01/02/2022. Reason: “Cùng giải pháp.”.`,
  ],
  [
    linkRemoved,
    `Dung bỏ đánh dấu trùng với sáng kiến ${originalId}. Lý do: “Khác nguyên lý.”.`,
    `Dung removed the mark of being a duplicate of ${originalId}. Reason: “Khác nguyên lý.”.`,
  ],
];

test.each(cases.map(([event, vi, en]) => ({ type: event.type, event, vi, en })))(
  '$type: $vi',
  async ({ event, vi, en }) => {
    expect(await told(event)).toEqual({ vi, en });
  },
);

test('no event is left untold', () => {
  expect(new Set(cases.map(([{ type }]) => type))).toEqual(new Set(Object.keys(initiativeSentences)));
});
