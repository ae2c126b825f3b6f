import { NameDirectory, SentenceRenderer, type EventSentence, type NameInLog } from '@app/history';
import type { UnitEvent } from '../domain/unit.events.js';
import {
  assignedToBlock,
  dissolved,
  established,
  renamed,
  rootEstablished,
  rootId,
  separationOfDutiesSet,
  takenOutOfBlock,
} from '../specs/a-unit.js';
import { unitSentences } from './unit.sentences.js';

class SpecNames extends NameDirectory {
  override async members(): Promise<ReadonlyMap<string, string>> {
    return new Map([['administrator', 'Mẫu Thị Ái']]);
  }

  override async units(): Promise<ReadonlyMap<string, readonly NameInLog[]>> {
    return new Map([[rootId, [{ name: 'Công đoàn ngành', position: 0n }]]]);
  }
}

const render = async ({ type, data }: UnitEvent) => {
  const sentence = (unitSentences[type] as EventSentence<UnitEvent['data']>)(data, { member: 'administrator' });
  return (await new SentenceRenderer(new SpecNames()).write([{ ...sentence, position: 0n }]))[0];
};

test.each<[UnitEvent, string, string]>([
  [
    rootEstablished,
    'Người vận hành hệ thống thành lập Công đoàn ngành (mã CDN), cấp công đoàn ngành trung ương và tương đương, là đơn vị cao nhất trong hệ thống.',
    'The operator established Công đoàn ngành (CDN), level sector union, the root of the organisation.',
  ],
  [
    established,
    'Mẫu Thị Ái thành lập Công đoàn Cảng Đông (mã CD-05), cấp công đoàn trực thuộc, trực thuộc Công đoàn ngành, thuộc khối thi đua KHOI-1.',
    'Mẫu Thị Ái established Công đoàn Cảng Đông (CD-05), level affiliated union, below Công đoàn ngành, in emulation block KHOI-1.',
  ],
  [
    renamed,
    'Mẫu Thị Ái đổi tên “Công đoàn Cảng Đông” thành “Công đoàn Cảng Biển Đông” theo Quyết định số 12/QĐ-CĐN.',
    'Mẫu Thị Ái renamed “Công đoàn Cảng Đông” to “Công đoàn Cảng Biển Đông” by Decision no. 12/QĐ-CĐN.',
  ],
  [
    assignedToBlock,
    'Mẫu Thị Ái xếp đơn vị vào khối thi đua KHOI-2.',
    'Mẫu Thị Ái put the unit into emulation block KHOI-2.',
  ],
  [
    takenOutOfBlock,
    'Mẫu Thị Ái đưa đơn vị ra khỏi khối thi đua.',
    'Mẫu Thị Ái took the unit out of its emulation block.',
  ],
  [
    separationOfDutiesSet(true),
    'Mẫu Thị Ái yêu cầu tách vai trò theo Quyết định số 14/QĐ-CĐN.',
    'Mẫu Thị Ái required the separation of duties by Decision no. 14/QĐ-CĐN.',
  ],
  [
    separationOfDutiesSet(false),
    'Mẫu Thị Ái thôi yêu cầu tách vai trò theo Quyết định số 14/QĐ-CĐN.',
    'Mẫu Thị Ái no longer required the separation of duties, by Decision no. 14/QĐ-CĐN.',
  ],
  [
    dissolved,
    'Mẫu Thị Ái ghi nhận giải thể đơn vị theo Quyết định số 13/QĐ-CĐN.',
    'Mẫu Thị Ái recorded the dissolution of the unit by Decision no. 13/QĐ-CĐN.',
  ],
])('$type in words', async (event, vi, en) => {
  expect(await render(event)).toEqual({ vi, en });
});
