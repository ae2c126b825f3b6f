import { Injectable } from '@nestjs/common';
import { CampaignFactsReader, countingPhase, type CampaignState } from '@app/campaigns/contracts';
import { InitiativeFactsReader, type SubmittedInitiative } from '@app/initiatives/contracts';
import { dayInVietnam, DomainError, type AwardLevel, type InvolvedInInitiative, type LocalDate } from '@app/kernel';
import { OrganisationFactsReader, type UnitLevel } from '@app/organisation/contracts';
import type { Achievement, Recipient } from '../domain/award.events.js';
import type { AwardFacts, InitiativeFacts } from '../domain/award.facts.js';
import type { AwardInput } from '../domain/decisions/award-recognition.js';

const HIGHEST_LEVEL: { readonly [level in UnitLevel]: AwardLevel } = {
  VGCL: 'NATIONAL',
  SECTOR: 'SECTOR',
  AFFILIATED: 'AFFILIATED',
  GRASSROOTS: 'GRASSROOTS',
  SECTION: 'GRASSROOTS',
  GROUP: 'GRASSROOTS',
};

/** Reads the facts for a decision on an award from other streams, on receipt of the command. */
@Injectable()
export class AwardDecisionFacts {
  constructor(
    private readonly campaigns: CampaignFactsReader,
    private readonly initiatives: InitiativeFactsReader,
    private readonly organisation: OrganisationFactsReader,
  ) {}

  /** @throws DomainError CAMPAIGN_NOT_FOUND */
  async campaign(campaignId: string): Promise<CampaignState> {
    const campaign = await this.campaigns.campaign(campaignId);
    if (!campaign) throw new DomainError('not-found', 'CAMPAIGN_NOT_FOUND', {}, '/campaignId');
    return campaign;
  }

  /** The recipient itself, the current unit of a person, or the unit of an initiative; null if there is none. */
  async unitOf(recipient: Recipient): Promise<string | null> {
    switch (recipient.kind) {
      case 'MEMBER':
        return (await this.organisation.member(recipient.memberId))?.unitId ?? null;
      case 'UNIT':
        return (await this.organisation.unit(recipient.unitId))?.unitId ?? null;
      case 'INITIATIVE':
        return (await this.initiatives.submitted(recipient.initiativeId))?.unitId ?? null;
    }
  }

  /** The initiatives among the achievements, with everybody who was ever involved. */
  async honoured(achievements: readonly Achievement[]): Promise<readonly InvolvedInInitiative[]> {
    const ids = achievements.flatMap((each) => (each.kind === 'INITIATIVE' ? [each.initiativeId] : []));
    const initiatives = await Promise.all(ids.map((initiativeId) => this.initiatives.submitted(initiativeId)));
    return initiatives.filter((initiative) => initiative !== null);
  }

  async facts(
    { achievements, decidedOn }: AwardInput,
    campaign: CampaignState,
    unitId: string | null,
  ): Promise<AwardFacts> {
    const initiatives = new Map<string, InitiativeFacts>();
    for (const achievement of achievements) {
      if (achievement.kind !== 'INITIATIVE') continue;
      const initiative = await this.initiatives.submitted(achievement.initiativeId);
      if (!initiative) continue;
      initiatives.set(achievement.initiativeId, {
        initiativeId: achievement.initiativeId,
        involved: initiative.involved,
        campaignId: initiative.campaignId,
        countedInPhase: await this.countedInPhase(achievement.initiativeId, initiative),
        approvedAt: initiative.status === 'APPROVED' ? initiative.approvedAt : null,
        title: await this.initiatives.title(achievement.initiativeId),
        authors: initiative.authors.map(({ memberId }) => memberId),
        verifiedBenefitVnd: initiative.assessment?.amountVnd ?? null,
      });
    }
    const name = unitId && (await this.nameOn(unitId, decidedOn));
    const owner = await this.organisation.unit(campaign.ownerUnitId);
    return {
      // Without its unit a campaign awards at the lowest level only.
      highestLevel: owner ? HIGHEST_LEVEL[owner.level] : 'GRASSROOTS',
      phases: campaign.phases.map(({ phase, evaluationCutoff, ruleSetVersion, sealed }) => ({
        phase,
        evaluationCutoff,
        ruleSetVersion,
        rules: campaign.ruleSets[ruleSetVersion]!,
        sealedUnits: sealed && new Set(sealed.unitFigures.map((figures) => figures.unitId)),
      })),
      initiatives,
      recipientUnit: unitId && name ? { unitId, name } : null,
    };
  }

  /**
   * The name of a unit at the end of `day`, even if the award is recorded later; the first name for a day before the unit
   * was established. null if the unit does not exist.
   */
  private async nameOn(unitId: string, day: LocalDate): Promise<string | null> {
    const names = (await this.organisation.recordedUnitNames([unitId])).get(unitId);
    const later = names?.findIndex(({ effectiveAt }, index) => index > 0 && dayInVietnam(effectiveAt) > day) ?? -1;
    return names?.at(later === -1 ? -1 : later - 1)?.name ?? null;
  }

  /** As the figures have it: an approval after the sealing of its phase does not count there. */
  private async countedInPhase(
    initiativeId: string,
    { status, campaignId, countedInPhase }: SubmittedInitiative,
  ): Promise<number | null> {
    if (status !== 'APPROVED' || countedInPhase === null) return null;
    const approvedAt = await this.initiatives.approvalPosition(initiativeId);
    if (approvedAt === null) return null;
    return countingPhase(await this.campaigns.phasesSealedBefore(campaignId, approvedAt), countedInPhase);
  }
}
