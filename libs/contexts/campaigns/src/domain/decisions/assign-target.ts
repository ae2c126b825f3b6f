import { refuse, type DomainCommand } from '@app/kernel';
import { metric as metricOf } from '../metrics.js';
import type { TargetEvent } from '../target.events.js';
import { requireOpenPeriod, resolveAssigner, type TargetFacts, type TargetInput } from '../target.guards.js';
import { targetKey, type TargetState } from '../target.state.js';

export type AssignTarget = DomainCommand<'AssignTarget', TargetInput & { readonly facts: TargetFacts }>;

const requireTargetable = ({ metric }: TargetInput): void => {
  if (!metricOf(metric)?.targetable) refuse('invalid', 'METRIC_WITHOUT_TARGET', { metric }, '/metric');
};

export const assignTarget = ({ data, at }: AssignTarget, state: TargetState): readonly TargetEvent[] => {
  const { facts, ...target } = data;
  const { campaign, unit, byUnitId } = resolveAssigner(data, facts);
  if (!unit.active) refuse('invalid', 'UNIT_INACTIVE', {}, '/unitId');
  requireTargetable(data);
  requireOpenPeriod(campaign, data.scope, at);
  const existing = state[targetKey(data)];
  if (existing !== undefined) refuse('conflict', 'TARGET_ALREADY_ASSIGNED', { value: existing });
  return [{ type: 'TargetAssigned', data: { ...target, assignedByUnitId: byUnitId } }];
};
