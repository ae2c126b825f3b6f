import { Injectable } from '@nestjs/common';
import { DomainRejection } from '@app/kernel';
import { StreamStates } from '@app/command-handling';
import { CampaignFactsReader } from '@app/campaigns/contracts';
import { OrganisationFacts } from '@app/organisation/contracts';
import { initiativeDecider } from '../domain/initiative.decider.js';
import type { CampaignFacts, SubmissionFacts } from '../domain/initiative.commands.js';
import type { InitiativeState, SubmittedInitiative } from '../domain/initiative.state.js';
import { initiativeStream } from '../domain/initiative.streams.js';

/** What decisions on an initiative need from other streams, read at command time. */
@Injectable()
export class InitiativeSurroundings {
  constructor(
    private readonly campaigns: CampaignFactsReader,
    private readonly organisation: OrganisationFacts,
    private readonly states: StreamStates,
  ) {}

  async campaign(campaignId: string): Promise<CampaignFacts | null> {
    const campaign = await this.campaigns.campaign(campaignId);
    if (!campaign) return null;
    return {
      campaignId,
      ownerUnitId: campaign.ownerUnitId,
      applicationWindow: campaign.applicationWindow,
      phases: campaign.phases.map((phase) => ({ ...phase, rules: campaign.ruleSets[phase.ruleSetVersion]! })),
    };
  }

  async campaignOf(state: InitiativeState): Promise<CampaignFacts> {
    const campaign = state.status === 'NONE' ? null : await this.campaign(state.campaignId);
    if (!campaign) throw new DomainRejection('absence', 'CAMPAIGN_NOT_FOUND');
    return campaign;
  }

  async forSubmission(campaignId: string, unitId: string, authorIds: readonly string[]): Promise<SubmissionFacts> {
    const [campaign, unit, unitPath] = await Promise.all([
      this.campaign(campaignId),
      this.organisation.unit(unitId),
      this.organisation.unitPath(unitId),
    ]);
    const authorUnits = new Map<string, string | null>();
    for (const memberId of new Set(authorIds)) {
      const member = await this.organisation.member(memberId);
      authorUnits.set(memberId, member?.active ? member.unitId : null);
    }
    return {
      campaign,
      unit: unit && unitPath ? { unitId, active: unit.active, unitPath, block: unit.block } : null,
      authorUnits,
    };
  }

  /** The other initiative as its stream gives it; null when it was never submitted. */
  async submitted(initiativeId: string): Promise<SubmittedInitiative | null> {
    const { state } = await this.states.load(initiativeDecider, initiativeStream(initiativeId));
    return state.status === 'NONE' || state.status === 'DRAFT' ? null : state;
  }
}
