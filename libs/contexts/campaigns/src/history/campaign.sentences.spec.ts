import { NameDirectory, SentenceRenderer, type EventSentence, type NameInLog } from '@app/history';
import type { CampaignEvent } from '../domain/campaign.events.js';
import { launched, ownerUnitId, peakDrive, phase1, published, sealed, submissionsClosed } from '../specs/a-campaign.js';
import { campaignSentences } from './campaign.sentences.js';

class SpecNames extends NameDirectory {
  override async members(): Promise<ReadonlyMap<string, string>> {
    return new Map([['officer', 'Mẫu Thị Ái']]);
  }

  override async units(): Promise<ReadonlyMap<string, readonly NameInLog[]>> {
    return new Map([[ownerUnitId, [{ name: 'Công đoàn ngành Mẫu', position: 0n }]]]);
  }
}

const render = async ({ type, data }: CampaignEvent) => {
  const sentence = (campaignSentences[type] as EventSentence<CampaignEvent['data']>)(data, { member: 'officer' });
  return (await new SentenceRenderer(new SpecNames()).write([{ ...sentence, position: 0n }]))[0];
};

test.each<[CampaignEvent, string, string]>([
  [
    launched,
    'Công đoàn ngành Mẫu phát động Chương trình “Chương trình sáng kiến mẫu” (mã MAU-2022) theo văn bản số QĐ-MAU-01.',
    'Công đoàn ngành Mẫu launched the campaign “Chương trình sáng kiến mẫu” (MAU-2022) by document no. QĐ-MAU-01.',
  ],
  [
    published,
    'Mẫu Thị Ái ban hành bộ quy định, phiên bản 1: mức trần giá trị làm lợi 1.000.000.000.000 đồng; thời hạn bổ sung hồ sơ 30 ngày.',
    'Mẫu Thị Ái published version 1 of the rules: benefit cap VND 1,000,000,000,000; 30 days for a revision.',
  ],
  [
    { ...phase1, data: { ...phase1.data, name: 'Giai đoạn 1' } },
    'Mẫu Thị Ái lên lịch giai đoạn 1: nhận hồ sơ từ 00:00 ngày 08/01/2022 đến 24:00 ngày 31/05/2022; xét duyệt đến 24:00 ngày 30/06/2022; áp dụng bộ quy định phiên bản 1.',
    'Mẫu Thị Ái scheduled phase 1: submissions from 00:00 on 08/01/2022 to 24:00 on 31/05/2022; decisions until 24:00 on 30/06/2022; under version 1 of the rules.',
  ],
  [
    { ...phase1, data: { ...phase1.data, name: 'Khởi động' } },
    'Mẫu Thị Ái lên lịch giai đoạn 1 “Khởi động”: nhận hồ sơ từ 00:00 ngày 08/01/2022 đến 24:00 ngày 31/05/2022; xét duyệt đến 24:00 ngày 30/06/2022; áp dụng bộ quy định phiên bản 1.',
    'Mẫu Thị Ái scheduled phase 1 “Khởi động”: submissions from 00:00 on 08/01/2022 to 24:00 on 31/05/2022; decisions until 24:00 on 30/06/2022; under version 1 of the rules.',
  ],
  [
    peakDrive,
    'Mẫu Thị Ái phát động “40 ngày đêm cao điểm” từ 00:00 ngày 22/04/2022 đến 24:00 ngày 31/05/2022.',
    'Mẫu Thị Ái declared the peak drive “40 ngày đêm cao điểm” from 00:00 on 22/04/2022 to 24:00 on 31/05/2022.',
  ],
  [
    submissionsClosed,
    'Mẫu Thị Ái quyết định đóng nhận hồ sơ giai đoạn 1: nhận hồ sơ đến 24:00 ngày 31/05/2022; xét duyệt đến 24:00 ngày 30/06/2022; theo Quyết định số QĐ-MAU-02.',
    'Mẫu Thị Ái closed the submissions of phase 1: submissions until 24:00 on 31/05/2022; decisions until 24:00 on 30/06/2022; by Decision no. QĐ-MAU-02.',
  ],
  [
    sealed,
    'Mẫu Thị Ái chốt số liệu giai đoạn 1 theo Quyết định số QĐ-MAU-03.',
    'Mẫu Thị Ái sealed the figures of phase 1 by Decision no. QĐ-MAU-03.',
  ],
  [
    { ...sealed, data: { ...sealed.data, carriedOverTo: 2 } },
    'Mẫu Thị Ái chốt số liệu giai đoạn 1 theo Quyết định số QĐ-MAU-03; hồ sơ chưa kết luận được chuyển sang giai đoạn 2.',
    'Mẫu Thị Ái sealed the figures of phase 1 by Decision no. QĐ-MAU-03; undecided initiatives were carried over to phase 2.',
  ],
])('$type', async (event, vi, en) => {
  expect(await render(event)).toEqual({ vi, en });
});
