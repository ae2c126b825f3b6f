import { refuse } from '@app/kernel';
import type { TargetFacts, TargetInput } from './target.commands.js';

export interface Giving {
  readonly campaign: NonNullable<TargetFacts['campaign']>;
  readonly unit: NonNullable<TargetFacts['unit']>;
  /** The unit the target comes from. */
  readonly byUnitId: string;
  /** True for the owner's own target, which nobody above gives. */
  readonly own: boolean;
}

/**
 * INV-13: a target comes from the direct parent; the owner of the campaign sets its own.
 *
 * @throws DomainError CAMPAIGN_NOT_FOUND, UNKNOWN_UNIT, UNIT_OUTSIDE_CAMPAIGN
 */
export const givingUnit = ({ unitId }: Pick<TargetInput, 'unitId'>, facts: TargetFacts): Giving => {
  const campaign = facts.campaign ?? refuse('not-found', 'CAMPAIGN_NOT_FOUND');
  const unit = facts.unit ?? refuse('invalid', 'UNKNOWN_UNIT', {}, '/unitId');
  if (unitId === campaign.ownerUnitId) return { campaign, unit, byUnitId: unitId, own: true };
  if (unit.parentId === null || !unit.unitPath.includes(campaign.ownerUnitId)) {
    return refuse('invalid', 'UNIT_OUTSIDE_CAMPAIGN', {}, '/unitId');
  }
  return { campaign, unit, byUnitId: unit.parentId, own: false };
};
