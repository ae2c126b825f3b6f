import { NameDirectory, SentenceRenderer, type EventSentence, type NameInLog } from '@app/history';
import { OPERATOR } from '../domain/operator.js';
import type { MemberEvent } from '../domain/member.events.js';
import {
  categoryCorrected,
  enrolled,
  granted,
  left,
  memberId,
  nameCorrected,
  otherUnitId,
  revoked,
  transferred,
} from '../specs/a-member.js';
import { unitId } from '../specs/a-unit.js';
import { memberSentences } from './member.sentences.js';

class SpecNames extends NameDirectory {
  override async members(): Promise<ReadonlyMap<string, string>> {
    return new Map([
      ['administrator', 'Mẫu Thị Ái'],
      [memberId, 'Mẫu Văn Bình'],
    ]);
  }

  override async units(): Promise<ReadonlyMap<string, readonly NameInLog[]>> {
    return new Map([
      [unitId, [{ name: 'Công đoàn Cảng Đông', position: 0n }]],
      [otherUnitId, [{ name: 'Công đoàn Cảng Tây', position: 0n }]],
    ]);
  }
}

const render = async ({ type, data }: MemberEvent, by = 'administrator') => {
  const sentence = (memberSentences[type] as EventSentence<MemberEvent['data']>)(data, { member: by });
  return (await new SentenceRenderer(new SpecNames()).write([{ ...sentence, position: 0n }]))[0];
};

test.each<[MemberEvent, string, string]>([
  [
    enrolled,
    'Mẫu Thị Ái thêm Mẫu Văn Bình vào Công đoàn Cảng Đông (đại học trở lên, không giữ chức vụ lãnh đạo, quản lý, doanh nghiệp).',
    'Mẫu Thị Ái enrolled Mẫu Văn Bình in Công đoàn Cảng Đông (university or above, not in a leading position, enterprise).',
  ],
  [
    transferred,
    'Mẫu Thị Ái ghi nhận Mẫu Văn Bình chuyển sinh hoạt từ Công đoàn Cảng Đông sang Công đoàn Cảng Tây, có hiệu lực từ ngày 10/01/2022.',
    'Mẫu Thị Ái transferred Mẫu Văn Bình from Công đoàn Cảng Đông to Công đoàn Cảng Tây with effect from 10/01/2022.',
  ],
  [
    nameCorrected,
    'Mẫu Thị Ái đính chính họ tên của Mẫu Văn Bình. Lý do: “Ghi sai khi nhập danh sách.”.',
    'Mẫu Thị Ái corrected the name of Mẫu Văn Bình. Reason: “Ghi sai khi nhập danh sách.”.',
  ],
  [
    categoryCorrected,
    'Mẫu Thị Ái đính chính nhóm đối tượng của Mẫu Văn Bình; nhóm đối tượng trước là “đại học trở lên, không giữ chức vụ lãnh đạo, quản lý, doanh nghiệp”, nay là “đại học trở lên, giữ chức vụ lãnh đạo, quản lý, doanh nghiệp”. Lý do: “Ghi sai khi nhập danh sách.”.',
    'Mẫu Thị Ái corrected the category of Mẫu Văn Bình, from “university or above, not in a leading position, enterprise” to “university or above, in a leading position, enterprise”. Reason: “Ghi sai khi nhập danh sách.”.',
  ],
  [
    left,
    'Mẫu Thị Ái ghi nhận Mẫu Văn Bình thôi sinh hoạt từ ngày 10/01/2022.',
    'Mẫu Thị Ái recorded the departure of Mẫu Văn Bình on 10/01/2022.',
  ],
  [
    granted(),
    'Mẫu Thị Ái giao vai trò cán bộ xét duyệt tại Công đoàn Cảng Đông cho Mẫu Văn Bình theo Quyết định số 21/QĐ-CĐN.',
    'Mẫu Thị Ái granted Mẫu Văn Bình the role of reviewer at Công đoàn Cảng Đông by Decision no. 21/QĐ-CĐN.',
  ],
  [
    revoked(),
    'Mẫu Thị Ái thu hồi vai trò cán bộ xét duyệt tại Công đoàn Cảng Đông của Mẫu Văn Bình theo Quyết định số 22/QĐ-CĐN.',
    'Mẫu Thị Ái revoked the role of reviewer at Công đoàn Cảng Đông from Mẫu Văn Bình by Decision no. 22/QĐ-CĐN.',
  ],
])('$type in words', async (event, vi, en) => {
  expect(await render(event)).toEqual({ vi, en });
});

test('names the operator as the one who founds', async () => {
  expect(await render(enrolled, OPERATOR)).toMatchObject({
    vi: expect.stringMatching(/^Người vận hành hệ thống thêm/) as string,
    en: expect.stringMatching(/^The operator enrolled/) as string,
  });
});
