import { NameDirectory, SentenceRenderer } from '@app/history';
import type { UnitEvent } from '../domain/unit.events.js';
import {
  assignedToBlock,
  dissolved,
  established,
  renamed,
  rootEstablished,
  rootId,
  takenOutOfBlock,
} from '../specs/a-unit.js';
import { unitSentences } from './unit.sentences.js';

class SpecNames extends NameDirectory {
  override async members(): Promise<ReadonlyMap<string, string>> {
    return new Map();
  }

  override async units(): Promise<ReadonlyMap<string, string>> {
    return new Map([[rootId, 'Công đoàn ngành']]);
  }
}

const told = async ({ type, data }: UnitEvent) => {
  const sentence = (unitSentences[type] as (of: UnitEvent['data']) => ReturnType<typeof unitSentences.UnitDissolved>)(
    data,
  );
  return (await new SentenceRenderer(new SpecNames()).write([sentence]))[0];
};

test.each<[UnitEvent, string, string]>([
  [
    rootEstablished,
    'Thành lập đơn vị Công đoàn ngành (CDN), cấp công đoàn ngành, tập đoàn, cao nhất trong tổ chức.',
    'The unit Công đoàn ngành (CDN) was established at the level sectoral union as the highest of the organisation.',
  ],
  [
    established,
    'Thành lập đơn vị Công đoàn Cảng Đông (CD-05), cấp công đoàn trực thuộc, trực thuộc Công đoàn ngành, thuộc khối thi đua KHOI-1.',
    'The unit Công đoàn Cảng Đông (CD-05) was established at the level affiliated union below Công đoàn ngành, in emulation block KHOI-1.',
  ],
  [
    renamed,
    'Đổi tên từ Công đoàn Cảng Đông thành Công đoàn Cảng Biển Đông theo quyết định số 12/QĐ-CĐN.',
    'Renamed from Công đoàn Cảng Đông to Công đoàn Cảng Biển Đông by decision 12/QĐ-CĐN.',
  ],
  [assignedToBlock, 'Xếp vào khối thi đua KHOI-2.', 'Put into emulation block KHOI-2.'],
  [takenOutOfBlock, 'Rời khối thi đua, không thuộc khối nào.', 'Taken out of its emulation block.'],
  [dissolved, 'Giải thể theo quyết định số 13/QĐ-CĐN.', 'Dissolved by decision 13/QĐ-CĐN.'],
])('$type in words', async (event, vi, en) => {
  expect(await told(event)).toEqual({ vi, en });
});
