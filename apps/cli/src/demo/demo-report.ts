import { ANNOUNCED } from '@app/sample-programme';
import { writtenVnd } from '@app/texts';
import { historyLines, type HistoryEntry } from '../history-text.js';
import type { ReadApi } from '../read-api.js';
import type { DemoFigures } from './demo-figures.js';

const count = new Intl.NumberFormat('vi-VN');
const oneDecimal = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const decimal = (percent: string | null): string =>
  percent === null ? 'không giao / none' : `${oneDecimal.format(Number(percent))} %`;

const amount = (vnd: string): string => writtenVnd(vnd, 'vi');

const line = (label: string, ours: string, announced: string): string =>
  `  ${label.padEnd(50)} ${ours.padStart(26)}   ${announced}`.trimEnd();

/** The figures beside the published ones; these hold at scale 1 only. */
export const figuresReport = (figures: DemoFigures, scale: number): string => {
  const { phase1, programme, tally } = figures;
  const announced = (text: string): string => (scale === 1 ? text : '');
  const rows = [
    line('', 'tính lại / recomputed', announced('đã công bố / published')),
    line(
      'Giai đoạn 1, đã chốt / phase 1, sealed',
      `${count.format(phase1.counted)}/${count.format(phase1.target ?? 0)} = ${decimal(phase1.percent)}`,
      announced(
        `${count.format(ANNOUNCED.phase1Counted)}/${count.format(ANNOUNCED.phase1Target)} = ${decimal(ANNOUNCED.phase1Percent)}`,
      ),
    ),
    line('  duyệt trước 24:00 ngày 31/05/2022 / by closing', count.format(figures.phase1ByClosing), ''),
    line(
      'Toàn chương trình / whole programme',
      `${count.format(programme.counted)}/${count.format(programme.target ?? 0)} = ${decimal(programme.percent)}`,
      announced(`${count.format(ANNOUNCED.counted)}/${count.format(ANNOUNCED.target)} = ${decimal(ANNOUNCED.percent)}`),
    ),
    line(
      'Người đăng ký tham gia / registered members',
      count.format(figures.registeredMembers),
      announced(count.format(ANNOUNCED.registeredMembers)),
    ),
    line(
      'Đơn vị tham gia / participating units',
      `${figures.unitsParticipating}/${figures.unitsTotal}`,
      announced(`${ANNOUNCED.unionsParticipating}/${ANNOUNCED.unionsParticipating}`),
    ),
    line(
      'Đơn vị hoàn thành chỉ tiêu / units on target',
      String(figures.unitsReachingTarget),
      announced(String(ANNOUNCED.unionsReachingTarget)),
    ),
    line(
      'Giá trị làm lợi đã thẩm định / verified benefit',
      amount(tally.benefitVerifiedVnd),
      announced('khoảng 10 nghìn tỷ đồng / about VND 10 trillion'),
    ),
    line('Lượt nộp / submissions', count.format(tally.submissions), ''),
    line('  chưa kết luận / undecided', count.format(tally.pending), ''),
    line('  bị từ chối / rejected', count.format(tally.rejected), ''),
    line('  đã rút / withdrawn', count.format(tally.withdrawn), ''),
    line('  trùng / duplicates', count.format(tally.duplicates), ''),
    line('Tác giả / authors', count.format(figures.authors), ''),
  ];
  return rows.join('\n');
};

interface UnitRow {
  readonly rank: number | null;
  readonly name: string;
  readonly completion: { readonly counted: number; readonly target: number | null; readonly percent: string | null };
  readonly benefitVerifiedVnd: string;
}
interface MemberRow {
  readonly rank: number;
  readonly name: string | null;
  readonly unit: { readonly code: string };
  readonly counted: number;
  readonly benefitVerifiedVnd: string;
}
interface Page<Item> {
  readonly items: readonly Item[];
}

/** Top of the leaderboards: units by completion, members by count. */
export const leaderboardsReport = async (api: ReadApi, campaignId: string): Promise<string> => {
  const units = await api.get<Page<UnitRow>>(
    `/api/v1/campaigns/${campaignId}/unit-leaderboard?scope=CAMPAIGN&level=AFFILIATED&by=completion&limit=5`,
  );
  const members = await api.get<Page<MemberRow>>(
    `/api/v1/campaigns/${campaignId}/member-leaderboard?scope=CAMPAIGN&by=count&limit=5`,
  );
  return [
    'Đơn vị dẫn đầu theo tỷ lệ hoàn thành chỉ tiêu / leading units by completion',
    ...units.items.map(
      ({ rank, name, completion }) =>
        `  ${String(rank ?? '-').padStart(2)}. ${name.padEnd(44)} ${`${count.format(completion.counted)}/${count.format(completion.target ?? 0)}`.padStart(11)}  ${decimal(completion.percent).padStart(8)}`,
    ),
    '',
    'Tác giả dẫn đầu theo số sáng kiến được tính, và giá trị làm lợi / leading authors by counted initiatives, and benefit',
    ...members.items.map(
      ({ rank, name, unit, counted, benefitVerifiedVnd }) =>
        `  ${String(rank).padStart(2)}. ${(name ?? '(đã xóa tên / erased)').padEnd(24)} ${unit.code.padEnd(12)} ${count.format(counted).padStart(4)}  ${amount(benefitVerifiedVnd).padStart(26)}`,
    ),
  ].join('\n');
};

interface HistoryPage {
  readonly items: readonly HistoryEntry[];
}

export interface Story {
  readonly id: string;
  readonly code: string;
}

/** The history of one initiative, from its stream. */
export const historyOf = async (api: ReadApi, { id }: Story): Promise<readonly HistoryEntry[]> =>
  (await api.get<HistoryPage>(`/api/v1/initiatives/${id}/history?limit=50`)).items;

export const historyReport = ({ code }: Story, entries: readonly HistoryEntry[]): string =>
  [
    `Lịch sử của ${code}, đọc thẳng từ sổ sự kiện, giờ Việt Nam (UTC+7)`,
    `History of ${code}, read from the event log, time in Viet Nam (UTC+7)`,
    ...historyLines(entries),
  ].join('\n');
