import type { Sentences } from '@app/history';
import type { CampaignEvent } from '../domain/campaign.events.js';

/** A phase's name is shown only if it says more than its number. */
const named = (phase: number, name: string): string => (name === `Giai đoạn ${phase}` ? '' : ` “${name}”`);

export const campaignSentences: Sentences<CampaignEvent> = {
  CampaignLaunched: ({ code, name, ownerUnitId, decisionNo }) => ({
    vi: [{ unit: ownerUnitId }, ` phát động Chương trình “${name}” (mã ${code}) theo văn bản số ${decisionNo}.`],
    en: [{ unit: ownerUnitId }, ` launched the campaign “${name}” (${code}) by document no. ${decisionNo}.`],
  }),
  RuleSetPublished: ({ version, rules }, by) => ({
    vi: [
      by,
      ` ban hành bộ quy định, phiên bản ${version}: mức trần giá trị làm lợi `,
      { vnd: rules.benefitCapVnd },
      `; thời hạn bổ sung hồ sơ ${rules.revisionDays} ngày.`,
    ],
    en: [
      by,
      ` published version ${version} of the rules: benefit cap `,
      { vnd: rules.benefitCapVnd },
      `; ${rules.revisionDays} days for a revision.`,
    ],
  }),
  PhaseScheduled: ({ phase, name, opensAt, closesAt, evaluationCutoff, ruleSetVersion }, by) => ({
    vi: [
      by,
      ` lên lịch giai đoạn ${phase}${named(phase, name)}: nhận hồ sơ từ `,
      { instant: opensAt },
      ' đến ',
      { until: closesAt },
      '; xét duyệt đến ',
      { until: evaluationCutoff },
      `; áp dụng bộ quy định phiên bản ${ruleSetVersion}.`,
    ],
    en: [
      by,
      ` scheduled phase ${phase}${named(phase, name)}: submissions from `,
      { instant: opensAt },
      ' to ',
      { until: closesAt },
      '; decisions until ',
      { until: evaluationCutoff },
      `; under version ${ruleSetVersion} of the rules.`,
    ],
  }),
  PeakDriveDeclared: ({ name, startsAt, endsAt }, by) => ({
    vi: [by, ` phát động “${name}” từ `, { instant: startsAt }, ' đến ', { until: endsAt }, '.'],
    en: [by, ` declared the peak drive “${name}” from `, { instant: startsAt }, ' to ', { until: endsAt }, '.'],
  }),
  SubmissionsClosed: ({ phase, closesAt, evaluationCutoff, decisionNo }, by) => ({
    vi: [
      by,
      ` quyết định đóng nhận hồ sơ giai đoạn ${phase}: nhận hồ sơ đến `,
      { until: closesAt },
      '; xét duyệt đến ',
      { until: evaluationCutoff },
      `; theo Quyết định số ${decisionNo}.`,
    ],
    en: [
      by,
      ` closed the submissions of phase ${phase}: submissions until `,
      { until: closesAt },
      '; decisions until ',
      { until: evaluationCutoff },
      `; by Decision no. ${decisionNo}.`,
    ],
  }),
  PhaseClosed: ({ phase, carriedOverTo, decisionNo }, by) => ({
    vi: [
      by,
      ` chốt số liệu giai đoạn ${phase} theo Quyết định số ${decisionNo}`,
      carriedOverTo === null ? '.' : `; hồ sơ chưa kết luận được chuyển sang giai đoạn ${carriedOverTo}.`,
    ],
    en: [
      by,
      ` sealed the figures of phase ${phase} by Decision no. ${decisionNo}`,
      carriedOverTo === null ? '.' : `; undecided initiatives were carried over to phase ${carriedOverTo}.`,
    ],
  }),
};
