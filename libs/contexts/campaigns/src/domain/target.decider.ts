import { deciderOf, type Instant, refuse } from '@app/kernel';
import type { CampaignState } from './campaign.state.js';
import { givingUnit } from './giving-unit.js';
import { metric as metricOf } from './metrics.js';
import type { AssignTarget, ReviseTarget, TargetInput } from './target.commands.js';
import type { FigureScope, TargetEvent } from './target.events.js';
import { evolveTarget, initialTargetState, targetKey, type TargetState } from './target.state.js';

/** When what the target is for is over (exclusive end); null while the campaign has no phase to end with. */
const endOf = (campaign: CampaignState, scope: FigureScope): Instant | null => {
  // Phases follow one another by number, so the last closes last.
  if (scope === 'CAMPAIGN') return campaign.phases.at(-1)?.closesAt ?? null;
  if (scope === 'PEAK_DRIVE') {
    return campaign.peakDrive?.endsAt ?? refuse('invalid', 'PEAK_DRIVE_NOT_DECLARED', {}, '/scope');
  }
  const phase = campaign.phases.find((candidate) => scope === `PHASE_${candidate.phase}`);
  return phase?.closesAt ?? refuse('invalid', 'UNKNOWN_PHASE', { scope }, '/scope');
};

const checkOpen = (campaign: CampaignState, scope: FigureScope, at: Instant): void => {
  const endedAt = endOf(campaign, scope);
  if (endedAt !== null && at >= endedAt) refuse('conflict', 'TARGET_PERIOD_ENDED', { scope, endedAt });
};

const checkMetric = ({ metric }: TargetInput): void => {
  if (!metricOf(metric)?.targetable) refuse('invalid', 'METRIC_WITHOUT_TARGET', { metric }, '/metric');
};

const assign = ({ data, at }: AssignTarget, state: TargetState): readonly TargetEvent[] => {
  const { facts, ...target } = data;
  const { campaign, unit, byUnitId } = givingUnit(data, facts);
  if (!unit.active) refuse('invalid', 'UNIT_INACTIVE', {}, '/unitId');
  checkMetric(data);
  checkOpen(campaign, data.scope, at);
  const standing = state[targetKey(data)];
  if (standing !== undefined) refuse('conflict', 'TARGET_ALREADY_ASSIGNED', { value: standing });
  return [{ type: 'TargetAssigned', data: { ...target, assignedByUnitId: byUnitId } }];
};

const revise = ({ data, at }: ReviseTarget, state: TargetState): readonly TargetEvent[] => {
  const { facts, ...target } = data;
  const { campaign, byUnitId } = givingUnit(data, facts);
  const previousValue = state[targetKey(data)] ?? refuse('not-found', 'TARGET_NOT_ASSIGNED');
  checkOpen(campaign, data.scope, at);
  if (previousValue === data.value) refuse('conflict', 'TARGET_UNCHANGED', { value: previousValue });
  return [{ type: 'TargetRevised', data: { ...target, previousValue, assignedByUnitId: byUnitId } }];
};

export const targetDecider = deciderOf({
  initialState: initialTargetState,
  evolve: evolveTarget,
  decisions: {
    AssignTarget: assign,
    ReviseTarget: revise,
  },
});
