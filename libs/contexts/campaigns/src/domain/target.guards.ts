import { refuse, type Instant } from '@app/kernel';
import type { CampaignState } from './campaign.state.js';
import { reachedInstant } from './reached-instant.js';
import type { FigureScope } from './target.events.js';

/** The facts a target is checked against; null for what does not exist. */
export interface TargetFacts {
  readonly campaign: CampaignState | null;
  /** The unit with its path from the root, in the current tree. */
  readonly unit: {
    readonly active: boolean;
    readonly parentId: string | null;
    readonly unitPath: readonly string[];
  } | null;
}

export type TargetInput = {
  readonly campaignId: string;
  readonly unitId: string;
  readonly scope: FigureScope;
  readonly metric: string;
  /** Persons, initiatives or đồng, by the metric's unit; 0 withdraws the target ("không giao"). */
  readonly value: number;
  readonly decisionNo: string;
};

export interface Assigner {
  readonly campaign: NonNullable<TargetFacts['campaign']>;
  readonly unit: NonNullable<TargetFacts['unit']>;
  /** The unit that assigns the target. */
  readonly byUnitId: string;
  /** True for the owner's own target, which no unit above assigns. */
  readonly own: boolean;
}

/**
 * INV-13: the direct parent assigns a target; the owner of the campaign sets its own.
 *
 * @throws DomainError CAMPAIGN_NOT_FOUND, UNKNOWN_UNIT, UNIT_OUTSIDE_CAMPAIGN
 */
export const resolveAssigner = ({ unitId }: Pick<TargetInput, 'unitId'>, facts: TargetFacts): Assigner => {
  const campaign = facts.campaign ?? refuse('not-found', 'CAMPAIGN_NOT_FOUND');
  const unit = facts.unit ?? refuse('invalid', 'UNKNOWN_UNIT', {}, '/unitId');
  if (unitId === campaign.ownerUnitId) return { campaign, unit, byUnitId: unitId, own: true };
  if (unit.parentId === null || !unit.unitPath.includes(campaign.ownerUnitId)) {
    return refuse('invalid', 'UNIT_OUTSIDE_CAMPAIGN', {}, '/unitId');
  }
  return { campaign, unit, byUnitId: unit.parentId, own: false };
};

/** The exclusive end of the target's period; null while the campaign has no phase. */
const endOf = (campaign: CampaignState, scope: FigureScope): Instant | null => {
  // Phases follow one another by number, so the last one closes last.
  if (scope === 'CAMPAIGN') return campaign.phases.at(-1)?.closesAt ?? null;
  if (scope === 'PEAK_DRIVE') {
    return campaign.peakDrive?.endsAt ?? refuse('invalid', 'PEAK_DRIVE_NOT_DECLARED', {}, '/scope');
  }
  const phase = campaign.phases.find((candidate) => scope === `PHASE_${candidate.phase}`);
  return phase?.closesAt ?? refuse('invalid', 'UNKNOWN_PHASE', { scope }, '/scope');
};

/** @throws DomainError TARGET_PERIOD_ENDED, PEAK_DRIVE_NOT_DECLARED, UNKNOWN_PHASE */
export const requireOpenPeriod = (campaign: CampaignState, scope: FigureScope, at: Instant): void => {
  const endedAt = endOf(campaign, scope);
  if (endedAt !== null && reachedInstant(campaign, at) >= endedAt)
    refuse('conflict', 'TARGET_PERIOD_ENDED', { scope, endedAt });
};
