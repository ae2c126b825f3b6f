import { refuse, type DomainCommand } from '@app/kernel';
import type { TargetEvent } from '../target.events.js';
import { requireOpenPeriod, resolveAssigner, type TargetFacts, type TargetInput } from '../target.guards.js';
import { targetKey, type TargetState } from '../target.state.js';

export type ReviseTarget = DomainCommand<
  'ReviseTarget',
  TargetInput & { readonly reason: string; readonly facts: TargetFacts }
>;

export const reviseTarget = ({ data, at }: ReviseTarget, state: TargetState): readonly TargetEvent[] => {
  const { facts, ...target } = data;
  const { campaign, byUnitId } = resolveAssigner(data, facts);
  const previousValue = state[targetKey(data)] ?? refuse('not-found', 'TARGET_NOT_ASSIGNED');
  requireOpenPeriod(campaign, data.scope, at);
  if (previousValue === data.value) refuse('conflict', 'TARGET_UNCHANGED', { value: previousValue });
  return [{ type: 'TargetRevised', data: { ...target, previousValue, assignedByUnitId: byUnitId } }];
};
