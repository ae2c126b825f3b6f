import { naturalKey, type Instant } from '@app/kernel';
import type { CollectionSpec } from '@app/read-models';
import type { TargetRevised } from '../domain/target.events.js';

/** The target of one unit in one metric for one period, as it stands. */
export interface CampaignTarget {
  readonly id: string;
  readonly campaignId: string;
  readonly unitId: string;
  /** Never changes; empty if the log does not contain the unit. */
  readonly unitCode: string;
  readonly scope: TargetRevised['data']['scope'];
  readonly metric: string;
  readonly value: number;
  readonly assignedByUnitId: string;
  readonly decisionNo: string;
  /** The member who assigned or last revised it, and when. */
  readonly setBy: string;
  readonly setAt: Instant;
  /** Of its last revision; null if it was never revised. */
  readonly revised: { readonly previousValue: number; readonly reason: string } | null;
  /** Revision of the event that set the value, in the stream of the unit's targets. */
  readonly revision: string;
}

export const campaignTargetId = ({
  campaignId,
  unitId,
  scope,
  metric,
}: Pick<CampaignTarget, 'campaignId' | 'unitId' | 'scope' | 'metric'>): string =>
  [campaignId, unitId, scope, metric].join('/');

export const campaignTargets: CollectionSpec<CampaignTarget> = {
  name: 'campaign-target',
  fields: {
    campaignId: ({ campaignId }) => campaignId,
    unitId: ({ unitId }) => unitId,
    unitOrder: ({ unitCode }) => naturalKey(unitCode),
    assignedByUnitId: ({ assignedByUnitId }) => assignedByUnitId,
    scope: ({ scope }) => scope,
    metric: ({ metric }) => metric,
  },
  indexes: [
    ['campaignId', 'unitOrder', 'scope', 'metric'],
    ['campaignId', 'assignedByUnitId', 'unitOrder', 'scope', 'metric'],
  ],
};

/** Codes of all units; targets are sorted by them. */
export interface TargetUnit {
  readonly id: string;
  readonly code: string;
}

export const targetUnits: CollectionSpec<TargetUnit> = { name: 'campaign-target-unit', fields: {}, indexes: [] };
