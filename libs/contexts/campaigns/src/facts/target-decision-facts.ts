import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import { resolveAssigner, type TargetFacts } from '../domain/target.guards.js';
import { CampaignFactsReader } from './campaign-facts-reader.js';

/** Assign targets to the units directly below. */
export const TARGET_ASSIGNERS = ['CAMPAIGN_OFFICER', 'UNION_OFFICER'] as const;

/** Reads the facts a target is checked against, and checks who may assign it. */
@Injectable()
export class TargetDecisionFacts {
  constructor(
    private readonly campaigns: CampaignFactsReader,
    private readonly organisation: OrganisationFactsReader,
  ) {}

  async facts(campaignId: string, unitId: string): Promise<TargetFacts> {
    const [campaign, unit, unitPath] = await Promise.all([
      this.campaigns.campaign(campaignId),
      this.organisation.unit(unitId),
      this.organisation.unitPath(unitId),
    ]);
    return {
      campaign,
      unit: unit && unitPath ? { active: unit.active, parentId: unit.parentId, unitPath } : null,
    };
  }

  /** Requires an officer of the assigning unit; for the owner's own target, a campaign officer there. */
  async requireAssigner(memberId: string, unitId: string, facts: TargetFacts): Promise<Actor> {
    const { byUnitId, own } = resolveAssigner({ unitId }, facts);
    const roles = own ? (['CAMPAIGN_OFFICER'] as const) : TARGET_ASSIGNERS;
    return { memberId, mandate: await this.organisation.requireMandate(memberId, roles, byUnitId) };
  }
}
