import { NameDirectory, SentenceRenderer, type Sentence } from '@app/history';
import type { CampaignEvent } from '../domain/campaign.events.js';
import { launched, ownerUnitId, peakDrive, phase1, published, sealed, submissionsClosed } from '../specs/a-campaign.js';
import { campaignSentences } from './campaign.sentences.js';

class SpecNames extends NameDirectory {
  override async members(): Promise<ReadonlyMap<string, string>> {
    return new Map();
  }

  override async units(): Promise<ReadonlyMap<string, string>> {
    return new Map([[ownerUnitId, 'Công đoàn ngành Mẫu']]);
  }
}

const told = async ({ type, data }: CampaignEvent) => {
  const sentence = (campaignSentences[type] as (of: CampaignEvent['data']) => Sentence)(data);
  return (await new SentenceRenderer(new SpecNames()).write([sentence]))[0];
};

test.each<[CampaignEvent, string, string]>([
  [
    launched,
    'Công đoàn ngành Mẫu phát động chương trình “Chương trình sáng kiến mẫu” (MAU-2022) theo quyết định số QĐ-MAU-01.',
    'Công đoàn ngành Mẫu launched the campaign “Chương trình sáng kiến mẫu” (MAU-2022) by decision no. QĐ-MAU-01.',
  ],
  [
    published,
    'Ban hành bộ quy tắc phiên bản 1: mức trần giá trị làm lợi 1.000.000.000.000 đồng, thời hạn bổ sung 30 ngày.',
    'Version 1 of the rules was published: benefit cap 1,000,000,000,000 VND, 30 days for a revision.',
  ],
  [
    phase1,
    'Ấn định đợt 1 “Đợt 1”: nhận hồ sơ từ 00:00:00 08/01/2022 đến trước 00:00:00 01/06/2022, xét duyệt đến trước 00:00:00 01/07/2022, theo bộ quy tắc phiên bản 1.',
    'Phase 1 “Đợt 1” was scheduled: submissions from 00:00:00 08/01/2022 until before 00:00:00 01/06/2022, decisions until before 00:00:00 01/07/2022, under version 1 of the rules.',
  ],
  [
    peakDrive,
    'Phát động đợt cao điểm “40 ngày đêm cao điểm” từ 00:00:00 22/04/2022 đến trước 00:00:00 01/06/2022.',
    'The peak drive “40 ngày đêm cao điểm” was declared from 00:00:00 22/04/2022 until before 00:00:00 01/06/2022.',
  ],
  [
    submissionsClosed,
    'Chốt hạn của đợt 1: nhận hồ sơ đến trước 00:00:00 01/06/2022, xét duyệt đến trước 00:00:00 01/07/2022, theo quyết định số QĐ-MAU-02.',
    'The cut-offs of phase 1 were fixed: submissions until before 00:00:00 01/06/2022, decisions until before 00:00:00 01/07/2022, by decision no. QĐ-MAU-02.',
  ],
  [
    sealed,
    'Chốt số liệu đợt 1 theo quyết định số QĐ-MAU-03.',
    'The figures of phase 1 were sealed by decision no. QĐ-MAU-03.',
  ],
  [
    { ...sealed, data: { ...sealed.data, carriedOverTo: 2 } },
    'Chốt số liệu đợt 1 theo quyết định số QĐ-MAU-03; hồ sơ chưa kết luận chuyển sang đợt 2.',
    'The figures of phase 1 were sealed by decision no. QĐ-MAU-03; undecided entries go on to phase 2.',
  ],
])('$type', async (event, vi, en) => {
  expect(await told(event)).toEqual({ vi, en });
});
