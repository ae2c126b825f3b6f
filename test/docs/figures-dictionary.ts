import {
  METRICS,
  type CampaignState,
  type Metric,
  type MetricCode,
  type TargetAssigned,
} from '@app/campaigns/contracts';
import { completionTenths, percentText } from '@app/kernel';
import { phaseFold } from '../../libs/contexts/figures/src/fold/phase-figures.js';

const figures = 'libs/contexts/figures/src';
const tally = `${figures}/fold/tally.ts`;
const scopeReader = `${figures}/read/scope-figures.reader.ts`;
const unitRows = `${figures}/read/campaign-figures/unit-rows.ts`;

/** The response field with the current value of a metric, and the file that computes it. */
export const LIVE: { readonly [Code in MetricCode]: { readonly field: string; readonly file: string } } = {
  M01: { field: 'registeredMembers', file: `${figures}/read/campaign-figures/campaign-figures.projection.ts` },
  M02: { field: 'submissions', file: tally },
  M03: { field: 'pending', file: tally },
  'M03.RETURNED': { field: 'returned', file: tally },
  M04: { field: 'counted', file: tally },
  'M04.BY_CLOSING': { field: 'countedByClosing', file: tally },
  'M04.TARGET': { field: 'target', file: unitRows },
  M05: { field: 'notValid', file: tally },
  'M05.REJECTED': { field: 'rejected', file: tally },
  'M05.WITHDRAWN': { field: 'withdrawn', file: tally },
  'M05.DUPLICATE': { field: 'duplicates', file: tally },
  M06: { field: 'authors', file: `${figures}/read/campaign-figures/author-rows.ts` },
  M07: { field: 'takingPart', file: scopeReader },
  'M07.TOTAL': { field: 'total', file: scopeReader },
  M08: { field: 'reachedTarget', file: scopeReader },
  M09: { field: 'percent', file: 'libs/kernel/src/completion.ts' },
  M10: { field: 'benefitVerifiedVnd', file: tally },
  'M10.CLAIMED': { field: 'benefitClaimedVnd', file: tally },
  M11: { field: 'notQuantifiable', file: tally },
};

const UNITS: { readonly [unit in Metric['unit']]: string } = {
  COUNT: 'số lượng / count',
  VND: 'đồng',
  TENTHS_OF_PERCENT: 'phần mười của phần trăm / tenths of a percent',
};

const yes = (holds: boolean): string => (holds ? 'yes' : '');

const meanings = (): string =>
  [
    '| metric | tên / name | định nghĩa / definition | unit | sums up the tree | may be a target |',
    '| --- | --- | --- | --- | --- | --- |',
    ...METRICS.map(
      ({ code, version, label, definition, unit, additive, targetable }) =>
        `| \`${code}\` v${version} | **${label.vi}**<br>${label.en} | ${definition.vi}<br>${definition.en} | ${UNITS[unit]} | ${yes(additive)} | ${yes(targetable)} |`,
    ),
  ].join('\n');

const campaign: CampaignState = {
  campaignId: 'campaign',
  code: 'MAU',
  name: 'Mẫu',
  ownerUnitId: 'owner',
  applicationWindow: { from: '2022-01-01', until: '2022-12-31' },
  ruleSets: {},
  latestRuleSet: null,
  phases: [
    {
      phase: 1,
      name: 'Giai đoạn 1',
      opensAt: '2022-01-01T00:00:00.000Z',
      closesAt: '2022-06-01T00:00:00.000Z',
      evaluationCutoff: '2022-07-01T00:00:00.000Z',
      ruleSetVersion: 1,
      submissionsClosed: true,
      sealed: null,
    },
  ],
  peakDrive: null,
};
const target: TargetAssigned = {
  type: 'TargetAssigned',
  data: {
    campaignId: 'campaign',
    unitId: 'unit',
    assignedByUnitId: 'owner',
    scope: 'PHASE_1',
    metric: 'M04',
    value: 1,
    decisionNo: 'QĐ-MAU',
  },
};

/** The metrics in the figures of a sealing, for the phase and for each unit. */
const sealed = (): { readonly phase: ReadonlySet<string>; readonly unit: ReadonlySet<string> } => {
  const fold = phaseFold(campaign, 1);
  fold.apply({ event: target, metadata: { effectiveAt: '2022-01-01T00:00:00.000Z' } });
  const { figures, unitFigures } = fold.figures();
  const codes = (list: typeof figures) => new Set(list.map(({ metric }) => metric));
  return { phase: codes(figures), unit: codes(unitFigures[0]!.figures) };
};

const places = (): string => {
  const { phase, unit } = sealed();
  return [
    '| metric | response field | computed live in | sealed for the phase | sealed for each unit |',
    '| --- | --- | --- | --- | --- |',
    ...METRICS.map(({ code }) => {
      const { field, file } = LIVE[code];
      return `| \`${code}\` | \`${field}\` | \`${file}\` | ${yes(phase.has(code))} | ${yes(unit.has(code))} |`;
    }),
  ].join('\n');
};

const COMPLETIONS: readonly (readonly [counted: number, target: number | null])[] = [
  [1458, 1400],
  [7085, 5400],
  [5627, 4000],
  [869, 68],
  [5401, 5400],
  [1999, 2000],
  [12, null],
  [12, 0],
];

const grouped = new Intl.NumberFormat('vi-VN');
const percent = (tenths: bigint): string => {
  const [whole, decimal] = percentText(tenths).split('.');
  return `${grouped.format(BigInt(whole!))},${decimal} %`;
};

const completions = (): string =>
  [
    '| hợp lệ / counted | chỉ tiêu / target | đạt | vượt |',
    '| --- | --- | --- | --- |',
    ...COMPLETIONS.map(([counted, goal]) => {
      const tenths = completionTenths(BigInt(counted), goal === null ? null : BigInt(goal));
      const reached = tenths === null ? 'không giao' : percent(tenths);
      const exceeded = tenths !== null && tenths > 1000n ? percent(tenths - 1000n) : '';
      return `| ${grouped.format(counted)} | ${goal === null ? '' : grouped.format(goal)} | ${reached} | ${exceeded} |`;
    }),
  ].join('\n');

/** The generated parts of docs/figures.md by name. */
export const figuresParts = (): readonly (readonly [name: string, text: string])[] => [
  ['metrics', meanings()],
  ['places', places()],
  ['completion', completions()],
];
