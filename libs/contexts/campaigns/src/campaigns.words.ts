import type { BilingualText, CodeWords } from '@app/texts';
import { METRICS, type Metric } from './domain/metrics.js';
import { MAX_PHASE } from './http/phase-param.decorator.js';

const phases = Array.from({ length: MAX_PHASE }, (_, index) => index + 1);
const metrics: readonly Metric[] = METRICS;

/** Codes of the metrics whose values are written as money. */
export const MONEY_METRICS: ReadonlySet<string> = new Set(
  metrics.filter(({ unit }) => unit === 'VND').map(({ code }) => code),
);

/** The words of this context's code values. */
export const campaignsWords = {
  scope: {
    CAMPAIGN: { vi: 'toàn chương trình', en: 'the whole campaign' },
    PEAK_DRIVE: { vi: 'chiến dịch cao điểm', en: 'the peak drive' },
    ...Object.fromEntries(
      phases.map((phase): [string, BilingualText] => [
        `PHASE_${phase}`,
        { vi: `giai đoạn ${phase}`, en: `phase ${phase}` },
      ]),
    ),
  },
  mode: {
    SUBMISSIONS: { vi: 'Đóng nhận hồ sơ', en: 'closing submissions' },
    SEAL: { vi: 'Chốt số liệu', en: 'sealing' },
  },
  field: {
    closesAt: { vi: 'hạn nhận hồ sơ', en: 'end of submissions' },
    evaluationCutoff: { vi: 'hạn xét duyệt', en: 'evaluation cut-off' },
    carryOverTo: { vi: 'giai đoạn nhận hồ sơ chuyển sang', en: 'phase to carry over to' },
  },
  metric: Object.fromEntries(metrics.map(({ code, label }): [string, BilingualText] => [code, label])),
} satisfies CodeWords;
