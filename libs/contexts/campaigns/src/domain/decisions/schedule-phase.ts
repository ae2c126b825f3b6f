import { refuse, type DomainCommand } from '@app/kernel';
import type { CampaignEvent, PhaseScheduled } from '../campaign.events.js';
import { requireLaunched } from '../campaign.guards.js';
import { phaseOf, type CampaignState } from '../campaign.state.js';
import { requireCutoffOrder, requireNoticePeriod } from '../cut-offs.js';
import { reachedInstant } from '../reached-instant.js';

export type SchedulePhase = DomainCommand<'SchedulePhase', Omit<PhaseScheduled['data'], 'campaignId'>>;

/** Phases follow one another by number, so "a later phase" means the same by number and by time. */
const requireOrder = (campaign: CampaignState, { phase, opensAt, closesAt }: SchedulePhase['data']): void => {
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

export const schedulePhase = ({ data, at }: SchedulePhase, state: CampaignState | null): readonly CampaignEvent[] => {
  const campaign = requireLaunched(state);
  const reached = reachedInstant(campaign, at);
  const existing = phaseOf(campaign, data.phase);
  if (existing) {
    if (reached >= existing.opensAt)
      refuse('conflict', 'PHASE_ALREADY_OPEN', { phase: data.phase, openedAt: existing.opensAt });
    // A submission at the existing opening must already find the change in the log, or it would fall outside the new
    // schedule.
    requireNoticePeriod(existing.opensAt, reached, undefined, { phase: data.phase });
  }
  if (!(data.ruleSetVersion in campaign.ruleSets)) {
    refuse('invalid', 'UNKNOWN_RULE_SET', { latest: campaign.latestRuleSet }, '/ruleSetVersion');
  }
  if (data.opensAt >= data.closesAt) refuse('invalid', 'PHASE_REVERSED', {}, '/closesAt');
  if (data.closesAt > data.evaluationCutoff) refuse('invalid', 'CUTOFF_BEFORE_CLOSE', {}, '/evaluationCutoff');
  if (data.opensAt <= reached) refuse('invalid', 'OPENS_IN_PAST', { receivedAt: at }, '/opensAt');
  requireNoticePeriod(data.closesAt, reached, '/closesAt');
  requireNoticePeriod(data.evaluationCutoff, reached, '/evaluationCutoff');
  requireOrder(campaign, data);
  requireCutoffOrder(campaign, data);
  return [{ type: 'PhaseScheduled', data: { campaignId: campaign.campaignId, ...data } }];
};
