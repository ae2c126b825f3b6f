import type { Sentence, SentencePart, Sentences } from '@app/history';
import { writtenCount, type BilingualText } from '@app/texts';
import { campaignsWords, MONEY_METRICS } from '../campaigns.words.js';
import type { TargetEvent } from '../domain/target.events.js';

type Language = keyof Sentence;
type Target = TargetEvent['data'];
type Words = { readonly [code: string]: BilingualText };

const NONE = { vi: 'không giao', en: 'none' };
const SCOPES: Words = campaignsWords.scope;
const METRICS: Words = campaignsWords.metric;

const value = (metric: string, amount: number, language: Language): SentencePart => {
  if (amount === 0) return NONE[language];
  const digits = String(amount);
  return MONEY_METRICS.has(metric) ? { vnd: digits } : writtenCount(digits, language);
};

/** “Counted initiatives” (phase 1) */
const named = ({ metric, scope }: Target, language: Language): string =>
  `“${METRICS[metric]?.[language] ?? metric}” (${SCOPES[scope]?.[language] ?? scope})`;

/** The owner sets its own target. */
const assigner = ({ unitId, assignedByUnitId }: Target, before: string): SentencePart[] =>
  unitId === assignedByUnitId ? [] : [before, { unit: assignedByUnitId }];

export const targetSentences: Sentences<TargetEvent> = {
  TargetAssigned: (data, by) => ({
    vi: [
      by,
      ` giao chỉ tiêu ${named(data, 'vi')} cho `,
      { unit: data.unitId },
      ': ',
      value(data.metric, data.value, 'vi'),
      ...assigner(data, '; đơn vị giao: '),
      `; theo văn bản số ${data.decisionNo}.`,
    ],
    en: [
      by,
      ` assigned the target ${named(data, 'en')} to `,
      { unit: data.unitId },
      ': ',
      value(data.metric, data.value, 'en'),
      ...assigner(data, '; assigned by '),
      `; by document no. ${data.decisionNo}.`,
    ],
  }),
  TargetRevised: (data, by) => ({
    vi: [
      by,
      ` điều chỉnh chỉ tiêu ${named(data, 'vi')} của `,
      { unit: data.unitId },
      ' từ ',
      value(data.metric, data.previousValue, 'vi'),
      ' thành ',
      value(data.metric, data.value, 'vi'),
      ...assigner(data, '; đơn vị giao: '),
      `; theo văn bản số ${data.decisionNo}. Lý do: “${data.reason}”.`,
    ],
    en: [
      by,
      ` revised the target ${named(data, 'en')} of `,
      { unit: data.unitId },
      ' from ',
      value(data.metric, data.previousValue, 'en'),
      ' to ',
      value(data.metric, data.value, 'en'),
      ...assigner(data, '; assigned by '),
      `; by document no. ${data.decisionNo}. Reason: “${data.reason}”.`,
    ],
  }),
};
