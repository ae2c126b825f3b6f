import { endOfDayInVietnam, plusMs, startOfDayInVietnam, type Actor, type Instant } from '@app/kernel';
import { campaignDecider } from '../domain/campaign.decider.js';
import type { CloseCampaignPhase, Sealing, SubmissionsClosing } from '../domain/decisions/close-campaign-phase.js';
import type { DeclarePeakDrive } from '../domain/decisions/declare-peak-drive.js';
import type { LaunchCampaign } from '../domain/decisions/launch-campaign.js';
import type { PublishRuleSet } from '../domain/decisions/publish-rule-set.js';
import type { SchedulePhase } from '../domain/decisions/schedule-phase.js';
import type {
  CampaignEvent,
  CampaignLaunched,
  PeakDriveDeclared,
  PhaseClosed,
  PhaseScheduled,
  RuleSet,
  RuleSetPublished,
  SubmissionsClosed,
} from '../domain/campaign.events.js';
import type { CampaignState } from '../domain/campaign.state.js';
import type { SealingFacts } from '../domain/sealing-facts.js';

export const campaignId = '5f0d7a52-3c1e-5b84-9a67-0e2d4c6b8f10';
export const ownerUnitId = '9b1c3d5e-7f20-5a42-8c64-1d3f5b7a9c0e';
export const officerId = '2e4a6c80-1b3d-5f57-9e79-3c5a7d9f1b2e';

/** A time before every date of the campaign, at which it is prepared. */
export const preparing: Instant = startOfDayInVietnam('2022-01-05');
export const openingOfPhase1 = startOfDayInVietnam('2022-01-08');
/** 24:00 on 31/5/2022 in Viet Nam. */
export const endOfPhase1 = endOfDayInVietnam('2022-05-31');
export const cutoffOfPhase1 = endOfDayInVietnam('2022-06-30');
export const endOfPhase2 = endOfDayInVietnam('2023-09-01');
export const cutoffOfPhase2 = endOfDayInVietnam('2023-09-15');

export const officer: Actor = { memberId: officerId, mandate: { role: 'CAMPAIGN_OFFICER', unitId: ownerUnitId } };

export const before = (instant: Instant, ms: number): Instant => plusMs(instant, -ms);
export const after = plusMs;

export const rules: RuleSet = {
  countingBasis: 'SUBMITTED_IN_PHASE_AND_APPROVED_BY_EVALUATION_CUTOFF',
  recognitionPolicy: 'EVIDENCE_REQUIRED',
  revisionDays: 30,
  benefitCapVnd: '1000000000000',
  individualAwardMinimumVnd: '50000000',
  awardAtSeveralLevels: false,
  awardKinds: [{ form: 'COMMENDATION', level: 'SECTOR', recipient: 'MEMBER' }],
  submitForAnyUnit: false,
};

export const launched: CampaignLaunched = {
  type: 'CampaignLaunched',
  data: {
    campaignId,
    code: 'MAU-2022',
    name: 'Chương trình sáng kiến mẫu',
    ownerUnitId,
    applicationWindow: { from: '2021-09-01', until: '2023-09-01' },
    decisionNo: 'QĐ-MAU-01',
  },
};
export const published: RuleSetPublished = { type: 'RuleSetPublished', data: { campaignId, version: 1, rules } };
export const phase1: PhaseScheduled = {
  type: 'PhaseScheduled',
  data: {
    campaignId,
    phase: 1,
    name: 'Đợt 1',
    opensAt: openingOfPhase1,
    closesAt: endOfPhase1,
    evaluationCutoff: cutoffOfPhase1,
    ruleSetVersion: 1,
  },
};
export const phase2: PhaseScheduled = {
  type: 'PhaseScheduled',
  data: {
    campaignId,
    phase: 2,
    name: 'Đợt 2',
    opensAt: endOfPhase1,
    closesAt: endOfPhase2,
    evaluationCutoff: cutoffOfPhase2,
    ruleSetVersion: 1,
  },
};
export const peakDrive: PeakDriveDeclared = {
  type: 'PeakDriveDeclared',
  data: {
    campaignId,
    name: '40 ngày đêm cao điểm',
    startsAt: startOfDayInVietnam('2022-04-22'),
    endsAt: endOfPhase1,
  },
};
export const submissionsClosed: SubmissionsClosed = {
  type: 'SubmissionsClosed',
  data: {
    campaignId,
    phase: 1,
    closesAt: endOfPhase1,
    evaluationCutoff: cutoffOfPhase1,
    decisionNo: 'QĐ-MAU-02',
  },
};
export const sealingFacts: SealingFacts = {
  figures: [
    { metric: 'M04', version: 1, value: '12' },
    { metric: 'M09', version: 1, value: null },
  ],
  unitFigures: [{ unitId: ownerUnitId, figures: [{ metric: 'M04', version: 1, value: '12' }] }],
  pending: 0,
};
export const sealed: PhaseClosed = {
  type: 'PhaseClosed',
  data: {
    campaignId,
    phase: 1,
    closesAt: endOfPhase1,
    evaluationCutoff: cutoffOfPhase1,
    ruleSetVersion: 1,
    ruleSetHash: 'c0ffee00'.repeat(8),
    figures: sealingFacts.figures,
    unitFigures: sealingFacts.unitFigures,
    carriedOverTo: null,
    decisionNo: 'QĐ-MAU-03',
  },
};

/** Launched, with rules and both phases. */
export const twoPhases: readonly CampaignEvent[] = [launched, published, phase1, phase2];

/** The campaign after `history`, which must begin with its launch. */
export const campaignAfter = (...history: readonly CampaignEvent[]): CampaignState => {
  const state = history.reduce(campaignDecider.evolve, campaignDecider.initialState);
  if (!state) throw new Error('the history launches no campaign');
  return state;
};

export const launch = (change: Partial<LaunchCampaign['data']> = {}): LaunchCampaign => ({
  type: 'LaunchCampaign',
  data: { ...launched.data, ownerUnit: { active: true }, ...change },
  by: officer,
  at: preparing,
});
export const publish = (change: Partial<RuleSet> = {}): PublishRuleSet => ({
  type: 'PublishRuleSet',
  data: { rules: { ...rules, ...change } },
  by: officer,
  at: preparing,
});
const scheduleOf = ({ phase, name, opensAt, closesAt, evaluationCutoff, ruleSetVersion }: PhaseScheduled['data']) => ({
  phase,
  name,
  opensAt,
  closesAt,
  evaluationCutoff,
  ruleSetVersion,
});
export const schedule = (
  { data }: PhaseScheduled,
  change: Partial<SchedulePhase['data']> = {},
  at: Instant = preparing,
): SchedulePhase => ({ type: 'SchedulePhase', data: { ...scheduleOf(data), ...change }, by: officer, at });
export const declare = (change: Partial<DeclarePeakDrive['data']> = {}, at: Instant = preparing): DeclarePeakDrive => {
  const { name, startsAt, endsAt } = peakDrive.data;
  return { type: 'DeclarePeakDrive', data: { name, startsAt, endsAt, ...change }, by: officer, at };
};
export const closeSubmissions = (at: Instant, change: Partial<SubmissionsClosing> = {}): CloseCampaignPhase => ({
  type: 'CloseCampaignPhase',
  data: {
    mode: 'SUBMISSIONS',
    phase: 1,
    closesAt: null,
    evaluationCutoff: null,
    decisionNo: submissionsClosed.data.decisionNo,
    openRevisions: [],
    ...change,
  },
  by: officer,
  at,
});
export const seal = (
  at: Instant,
  change: Partial<Sealing> = {},
  facts: Partial<SealingFacts> = {},
): CloseCampaignPhase => ({
  type: 'CloseCampaignPhase',
  data: {
    mode: 'SEAL',
    phase: 1,
    carryOverTo: null,
    ruleSetHash: sealed.data.ruleSetHash,
    decisionNo: sealed.data.decisionNo,
    facts: { ...sealingFacts, ...facts },
    ...change,
  },
  by: officer,
  at,
});
