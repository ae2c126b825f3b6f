import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '@app/kernel';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import type { CampaignState } from '../domain/campaign.state.js';

/** Launch campaigns and run them: phases, rules, peak drives. */
export const CAMPAIGN_RUNNERS = ['CAMPAIGN_OFFICER'] as const;

/** Checks who may run a campaign: a campaign officer at its owner unit or above, in the current tree. */
@Injectable()
export class CampaignAuthority {
  constructor(private readonly organisation: OrganisationFactsReader) {}

  async requireCampaignOfficer(memberId: string, campaign: CampaignState | null): Promise<Actor> {
    if (!campaign) throw new DomainError('not-found', 'CAMPAIGN_NOT_FOUND');
    return this.requireCampaignOfficerAt(memberId, campaign.ownerUnitId);
  }

  async requireCampaignOfficerAt(memberId: string, ownerUnitId: string): Promise<Actor> {
    const mandate = await this.organisation.requireMandate(memberId, CAMPAIGN_RUNNERS, ownerUnitId);
    return { memberId, mandate };
  }
}
