import { Injectable } from '@nestjs/common';
import { DomainError, type Instant } from '@app/kernel';
import { CampaignFactsReader, provenInstant } from '@app/campaigns/contracts';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import { decidingPhaseAt, type CampaignFacts, type PhaseFacts } from '../domain/campaign-phases.js';
import type { SaveDraft } from '../domain/decisions/save-draft.js';
import type { InitiativeState } from '../domain/initiative.state.js';
import type { SubmissionFacts } from '../domain/submission.js';

/** Reads the facts for decisions on an initiative from other streams, on receipt of the command. */
@Injectable()
export class InitiativeDecisionFacts {
  constructor(
    private readonly campaigns: CampaignFactsReader,
    private readonly organisation: OrganisationFactsReader,
  ) {}

  async campaign(campaignId: string): Promise<CampaignFacts | null> {
    const campaign = await this.campaigns.campaign(campaignId);
    if (!campaign) return null;
    return {
      campaignId,
      ownerUnitId: campaign.ownerUnitId,
      applicationWindow: campaign.applicationWindow,
      phases: campaign.phases.map((phase) => ({ ...phase, rules: campaign.ruleSets[phase.ruleSetVersion]! })),
      provenAt: provenInstant(campaign.phases),
    };
  }

  /**
   * The campaign of an initiative, and the phase whose rules govern a decision at `at`.
   *
   * @throws DomainError INITIATIVE_NOT_FOUND for what was never submitted
   */
  async deciding(
    state: InitiativeState,
    at: Instant,
  ): Promise<{ readonly campaign: CampaignFacts; readonly phase: PhaseFacts | null }> {
    if (state.status === 'NONE' || state.status === 'DRAFT') {
      throw new DomainError('not-found', 'INITIATIVE_NOT_FOUND');
    }
    const campaign = await this.campaign(state.campaignId);
    if (!campaign) throw new DomainError('not-found', 'CAMPAIGN_NOT_FOUND');
    return { campaign, phase: decidingPhaseAt(campaign, state.phase, at)?.phase ?? null };
  }

  async forDraft(campaignId: string, unitId: string, ownerId: string): Promise<SaveDraft['data']['facts']> {
    const [campaign, unit, owner] = await Promise.all([
      this.campaigns.campaign(campaignId),
      this.organisation.unit(unitId),
      this.organisation.member(ownerId),
    ]);
    return { campaignExists: campaign !== null, unitExists: unit !== null, ownerActive: owner?.active ?? false };
  }

  async forSubmission(
    campaignId: string,
    unitId: string,
    authors: readonly { readonly memberId: string }[],
  ): Promise<SubmissionFacts> {
    const [campaign, unit, unitPath, authorUnits] = await Promise.all([
      this.campaign(campaignId),
      this.organisation.unit(unitId),
      this.organisation.unitPath(unitId),
      Promise.all(authors.map(({ memberId }) => this.authorUnit(memberId))),
    ]);
    return {
      campaign,
      unit: unit && unitPath ? { unitId, active: unit.active, unitPath, block: unit.block } : null,
      authorUnits: new Map(authorUnits),
      ofTheUnit: await this.belongingTo(unitId, authorUnits),
    };
  }

  private async belongingTo(
    unitId: string,
    authorUnits: readonly (readonly [memberId: string, unitId: string | null])[],
  ): Promise<readonly string[]> {
    const paths = await Promise.all(
      authorUnits.map(async ([memberId, own]) => ({ memberId, path: own && (await this.organisation.unitPath(own)) })),
    );
    return paths.filter(({ path }) => path?.includes(unitId)).map(({ memberId }) => memberId);
  }

  private async authorUnit(memberId: string): Promise<[string, string | null]> {
    const member = await this.organisation.member(memberId);
    return [memberId, member?.active ? member.unitId : null];
  }
}
