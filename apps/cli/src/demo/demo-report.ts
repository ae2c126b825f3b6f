import { ANNOUNCED } from '@app/sample-programme';
import { writtenInstant, type BilingualText } from '@app/texts';
import type { ReadApi } from '../read-api.js';
import type { DemoFigures } from './demo-figures.js';

const count = new Intl.NumberFormat('vi-VN');
const oneDecimal = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const decimal = (percent: string | null): string =>
  percent === null ? 'không giao / none' : `${oneDecimal.format(Number(percent))} %`;

/** Whole amounts in words officers use: 10.000.000.000.000 is "10.000 tỷ", 845.500.000.000 is "845,5 tỷ". */
const billions = (vnd: string): string => {
  const tenths = (BigInt(vnd) + 50_000_000n) / 100_000_000n;
  const fraction = tenths % 10n === 0n ? '' : `,${tenths % 10n}`;
  return `${count.format(tenths / 10n)}${fraction} tỷ đồng`;
};

const line = (label: string, ours: string, announced: string): string =>
  `  ${label.padEnd(50)} ${ours.padStart(24)}   ${announced}`;

/** The figures beside the published ones; these hold at scale 1 only. */
export const figuresReport = (figures: DemoFigures, scale: number): string => {
  const { phase1, programme, tally } = figures;
  const announced = (text: string): string => (scale === 1 ? text : '—');
  const rows = [
    line('', 'tính lại / recomputed', 'đã công bố / published'),
    line(
      'Giai đoạn 1, đã chốt / phase 1, sealed',
      `${count.format(phase1.counted)}/${count.format(phase1.target ?? 0)} = ${decimal(phase1.percent)}`,
      announced(
        `${count.format(ANNOUNCED.phase1Counted)}/${count.format(ANNOUNCED.phase1Target)} = ${decimal(ANNOUNCED.phase1Percent)}`,
      ),
    ),
    line('  duyệt trước 24:00 ngày 31/05/2022 / by closing', count.format(figures.phase1ByClosing), ''),
    line(
      'Toàn chương trình / whole campaign',
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
      billions(tally.benefitVerifiedVnd),
      announced('khoảng 10.000 tỷ đồng'),
    ),
    '',
    `  Lượt nộp / submissions ${count.format(tally.submissions)} · chưa kết luận / undecided ${count.format(tally.pending)} · bị từ chối / rejected ${count.format(tally.rejected)}`,
    `  đã rút / withdrawn ${count.format(tally.withdrawn)} · trùng / duplicates ${count.format(tally.duplicates)} · tác giả / authors ${count.format(figures.authors)}`,
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
    'Tác giả dẫn đầu theo số sáng kiến hợp lệ / leading authors by counted initiatives',
    ...members.items.map(
      ({ rank, name, unit, counted, benefitVerifiedVnd }) =>
        `  ${String(rank).padStart(2)}. ${(name ?? '(đã xóa tên / erased)').padEnd(24)} ${unit.code.padEnd(12)} ${String(counted).padStart(4)} sáng kiến, ${billions(benefitVerifiedVnd)}`,
    ),
  ].join('\n');
};

interface HistoryPage {
  readonly items: readonly { readonly effectiveAt: string; readonly sentence: BilingualText }[];
}

/** The history of one initiative, from its stream. */
export const historyReport = async (api: ReadApi, initiativeId: string): Promise<string> => {
  const { items } = await api.get<HistoryPage>(`/api/v1/initiatives/${initiativeId}/history?limit=50`);
  return [
    `Lịch sử một sáng kiến, đọc thẳng từ sổ sự kiện / one initiative's history (initiative-${initiativeId})`,
    ...items.flatMap(({ effectiveAt, sentence }, index) => [
      `  ${String(index).padStart(2)}  ${writtenInstant(effectiveAt, 'vi').padEnd(24)} ${sentence.vi}`,
      `${''.padEnd(31)}${sentence.en}`,
    ]),
  ].join('\n');
};
