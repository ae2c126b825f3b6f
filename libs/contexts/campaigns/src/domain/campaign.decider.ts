import { vnd, deciderOf, type Instant, refuse } from '@app/kernel';
import type {
  CloseCampaignPhase,
  DeclarePeakDrive,
  LaunchCampaign,
  PublishRuleSet,
  SchedulePhase,
  Sealing,
  SubmissionsClosing,
} from './campaign.commands.js';
import type { CampaignEvent } from './campaign.events.js';
import { evolveCampaign, phaseOf, type CampaignState } from './campaign.state.js';
import { checkNotice } from './cut-offs.js';
import { sealablePhase } from './sealing.js';
import type { SealingFacts } from './sealing-facts.js';

const launched = (state: CampaignState | null): CampaignState => state ?? refuse('not-found', 'CAMPAIGN_NOT_FOUND');

const launch = ({ data }: LaunchCampaign, state: CampaignState | null): readonly CampaignEvent[] => {
  if (state) return refuse('conflict', 'CAMPAIGN_ALREADY_LAUNCHED');
  const { ownerUnit, ...campaign } = data;
  if (!ownerUnit) refuse('invalid', 'UNKNOWN_UNIT', {}, '/ownerUnitId');
  else if (!ownerUnit.active) refuse('invalid', 'UNIT_INACTIVE', {}, '/ownerUnitId');
  if (campaign.applicationWindow.from > campaign.applicationWindow.until) {
    refuse('invalid', 'WINDOW_REVERSED', campaign.applicationWindow, '/applicationWindow');
  }
  return [{ type: 'CampaignLaunched', data: campaign }];
};

const publishRuleSet = ({ data }: PublishRuleSet, state: CampaignState | null): readonly CampaignEvent[] => {
  const campaign = launched(state);
  const { individualAwardMinimumVnd, benefitCapVnd } = data.rules;
  if (individualAwardMinimumVnd !== null && vnd(individualAwardMinimumVnd) > vnd(benefitCapVnd)) {
    refuse('invalid', 'AWARD_MINIMUM_ABOVE_CAP', { capVnd: benefitCapVnd }, '/individualAwardMinimumVnd');
  }
  return [
    {
      type: 'RuleSetPublished',
      data: { campaignId: campaign.campaignId, version: (campaign.latestRuleSet ?? 0) + 1, rules: data.rules },
    },
  ];
};

/** Phases follow one another by number, so "a later phase" means the same by number and by time. */
const checkOrder = (campaign: CampaignState, { phase, opensAt, closesAt }: SchedulePhase['data']): void => {
  for (const other of campaign.phases) {
    if (other.phase === phase) continue;
    if (opensAt < other.closesAt && other.opensAt < closesAt) {
      refuse('invalid', 'PHASES_OVERLAP', { phase: other.phase, opensAt: other.opensAt, closesAt: other.closesAt });
    }
    if (other.phase < phase !== other.opensAt < opensAt) {
      refuse('invalid', 'PHASES_OUT_OF_ORDER', { phase: other.phase, opensAt: other.opensAt }, '/phase');
    }
  }
};

const schedulePhase = ({ data, at }: SchedulePhase, state: CampaignState | null): readonly CampaignEvent[] => {
  const campaign = launched(state);
  const standing = phaseOf(campaign, data.phase);
  if (standing) {
    if (at >= standing.opensAt)
      refuse('conflict', 'PHASE_ALREADY_OPEN', { phase: data.phase, openedAt: standing.opensAt });
    // Who submits at the standing opening must find the change in the log, or would land outside the new schedule.
    checkNotice(standing.opensAt, at, undefined, { phase: data.phase });
  }
  if (!(data.ruleSetVersion in campaign.ruleSets)) {
    refuse('invalid', 'UNKNOWN_RULE_SET', { latest: campaign.latestRuleSet }, '/ruleSetVersion');
  }
  if (data.opensAt >= data.closesAt) refuse('invalid', 'PHASE_REVERSED', {}, '/closesAt');
  if (data.closesAt > data.evaluationCutoff) refuse('invalid', 'CUTOFF_BEFORE_CLOSE', {}, '/evaluationCutoff');
  if (data.opensAt <= at) refuse('invalid', 'OPENS_IN_PAST', { receivedAt: at }, '/opensAt');
  checkNotice(data.closesAt, at, '/closesAt');
  checkNotice(data.evaluationCutoff, at, '/evaluationCutoff');
  checkOrder(campaign, data);
  return [{ type: 'PhaseScheduled', data: { campaignId: campaign.campaignId, ...data } }];
};

const declarePeakDrive = ({ data, at }: DeclarePeakDrive, state: CampaignState | null): readonly CampaignEvent[] => {
  const campaign = launched(state);
  if (campaign.peakDrive) {
    const { startsAt } = campaign.peakDrive;
    if (at >= startsAt) refuse('conflict', 'PEAK_DRIVE_BEGUN', { startedAt: startsAt });
    checkNotice(startsAt, at);
  }
  if (data.startsAt >= data.endsAt) refuse('invalid', 'PEAK_DRIVE_REVERSED', {}, '/endsAt');
  checkNotice(data.startsAt, at, '/startsAt');
  return [{ type: 'PeakDriveDeclared', data: { campaignId: campaign.campaignId, ...data } }];
};

const closeSubmissions = (
  { phase: number, decisionNo, ...input }: SubmissionsClosing,
  campaign: CampaignState,
  at: Instant,
): readonly CampaignEvent[] => {
  const phase = phaseOf(campaign, number) ?? refuse('not-found', 'PHASE_NOT_FOUND', { phase: number });
  if (phase.submissionsClosed) refuse('conflict', 'SUBMISSIONS_ALREADY_CLOSED', { phase: number });
  if (at < phase.opensAt) refuse('conflict', 'PHASE_NOT_OPEN', { phase: number, opensAt: phase.opensAt });
  const closesAt = input.closesAt ?? phase.closesAt;
  const evaluationCutoff = input.evaluationCutoff ?? phase.evaluationCutoff;
  if (closesAt > phase.closesAt) {
    refuse('invalid', 'CLOSES_AFTER_SCHEDULE', { scheduled: phase.closesAt }, '/closesAt');
  }
  if (closesAt !== phase.closesAt) checkNotice(closesAt, at, '/closesAt');
  if (evaluationCutoff !== phase.evaluationCutoff) {
    // A cut-off that took effect stands; moving it would take back refusals that were given.
    if (at >= phase.evaluationCutoff) {
      refuse('conflict', 'EVALUATION_CUTOFF_PASSED', { phase: number, evaluationCutoff: phase.evaluationCutoff });
    }
    checkNotice(evaluationCutoff, at, '/evaluationCutoff');
  }
  if (closesAt > evaluationCutoff) refuse('invalid', 'CUTOFF_BEFORE_CLOSE', { closesAt }, '/evaluationCutoff');
  const { campaignId } = campaign;
  return [{ type: 'SubmissionsClosed', data: { campaignId, phase: number, closesAt, evaluationCutoff, decisionNo } }];
};

const seal = (
  sealing: Sealing & { readonly facts: SealingFacts },
  campaign: CampaignState,
  at: Instant,
): readonly CampaignEvent[] => {
  const { phase, closesAt, evaluationCutoff, ruleSetVersion } = sealablePhase(campaign, sealing, at);
  const { pending, figures, unitFigures, ruleSetHash } = sealing.facts;
  if (pending > 0 && sealing.carryOverTo === null) refuse('conflict', 'PENDING_ENTRIES', { phase, pending });
  return [
    {
      type: 'PhaseClosed',
      data: {
        campaignId: campaign.campaignId,
        phase,
        closesAt,
        evaluationCutoff,
        ruleSetVersion,
        ruleSetHash,
        figures,
        unitFigures,
        carriedOverTo: pending > 0 ? sealing.carryOverTo : null,
        decisionNo: sealing.decisionNo,
      },
    },
  ];
};

const closePhase = ({ data, at }: CloseCampaignPhase, state: CampaignState | null): readonly CampaignEvent[] =>
  data.mode === 'SUBMISSIONS' ? closeSubmissions(data, launched(state), at) : seal(data, launched(state), at);

export const campaignDecider = deciderOf({
  initialState: null,
  evolve: evolveCampaign,
  decisions: {
    LaunchCampaign: launch,
    PublishRuleSet: publishRuleSet,
    SchedulePhase: schedulePhase,
    DeclarePeakDrive: declarePeakDrive,
    CloseCampaignPhase: closePhase,
  },
});
