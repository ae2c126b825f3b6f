import type { Sentences } from '@app/history';
import type { CampaignEvent } from '../domain/campaign.events.js';

/** What happened to a campaign, in words. */
export const campaignSentences: Sentences<CampaignEvent> = {
  CampaignLaunched: ({ code, name, ownerUnitId, decisionNo }) => ({
    vi: [{ unit: ownerUnitId }, ` phát động chương trình “${name}” (${code}) theo quyết định số ${decisionNo}.`],
    en: [{ unit: ownerUnitId }, ` launched the campaign “${name}” (${code}) by decision no. ${decisionNo}.`],
  }),
  RuleSetPublished: ({ version, rules }) => ({
    vi: [
      `Ban hành bộ quy tắc phiên bản ${version}: mức trần giá trị làm lợi `,
      { vnd: rules.benefitCapVnd },
      `, thời hạn bổ sung ${rules.revisionDays} ngày.`,
    ],
    en: [
      `Version ${version} of the rules was published: benefit cap `,
      { vnd: rules.benefitCapVnd },
      `, ${rules.revisionDays} days for a revision.`,
    ],
  }),
  PhaseScheduled: ({ phase, name, opensAt, closesAt, evaluationCutoff, ruleSetVersion }) => ({
    vi: [
      `Ấn định đợt ${phase} “${name}”: nhận hồ sơ từ `,
      { instant: opensAt },
      ' đến trước ',
      { instant: closesAt },
      ', xét duyệt đến trước ',
      { instant: evaluationCutoff },
      `, theo bộ quy tắc phiên bản ${ruleSetVersion}.`,
    ],
    en: [
      `Phase ${phase} “${name}” was scheduled: submissions from `,
      { instant: opensAt },
      ' until before ',
      { instant: closesAt },
      ', decisions until before ',
      { instant: evaluationCutoff },
      `, under version ${ruleSetVersion} of the rules.`,
    ],
  }),
  PeakDriveDeclared: ({ name, startsAt, endsAt }) => ({
    vi: [`Phát động đợt cao điểm “${name}” từ `, { instant: startsAt }, ' đến trước ', { instant: endsAt }, '.'],
    en: [
      `The peak drive “${name}” was declared from `,
      { instant: startsAt },
      ' until before ',
      { instant: endsAt },
      '.',
    ],
  }),
  SubmissionsClosed: ({ phase, closesAt, evaluationCutoff, decisionNo }) => ({
    vi: [
      `Chốt hạn của đợt ${phase}: nhận hồ sơ đến trước `,
      { instant: closesAt },
      ', xét duyệt đến trước ',
      { instant: evaluationCutoff },
      `, theo quyết định số ${decisionNo}.`,
    ],
    en: [
      `The cut-offs of phase ${phase} were fixed: submissions until before `,
      { instant: closesAt },
      ', decisions until before ',
      { instant: evaluationCutoff },
      `, by decision no. ${decisionNo}.`,
    ],
  }),
  PhaseClosed: ({ phase, carriedOverTo, decisionNo }) => ({
    vi: [
      `Chốt số liệu đợt ${phase} theo quyết định số ${decisionNo}`,
      carriedOverTo === null ? '.' : `; hồ sơ chưa kết luận chuyển sang đợt ${carriedOverTo}.`,
    ],
    en: [
      `The figures of phase ${phase} were sealed by decision no. ${decisionNo}`,
      carriedOverTo === null ? '.' : `; undecided entries go on to phase ${carriedOverTo}.`,
    ],
  }),
};
