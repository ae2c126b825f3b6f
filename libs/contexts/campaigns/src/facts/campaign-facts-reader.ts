import { Injectable } from '@nestjs/common';
import { StreamStateCache } from '@app/command-handling';
import { campaignDecider } from '../domain/campaign.decider.js';
import type { Figure } from '../domain/campaign.events.js';
import { phaseOf, type CampaignState } from '../domain/campaign.state.js';
import { campaignStream, participationStream } from '../domain/campaign.streams.js';
import { participationDecider } from '../domain/participation.decider.js';
import type { ParticipantRegistered } from '../domain/participation.events.js';

/** What others may ask about campaigns, answered from the streams as they stand when asked. */
@Injectable()
export class CampaignFactsReader {
  constructor(private readonly states: StreamStateCache) {}

  /** null when there is no such campaign. */
  async campaign(campaignId: string): Promise<CampaignState | null> {
    return (await this.states.load(campaignDecider, campaignStream(campaignId))).state;
  }

  /** A member's registration in a campaign, null when there is none. */
  async participation(campaignId: string, memberId: string): Promise<ParticipantRegistered['data'] | null> {
    return (await this.states.load(participationDecider, participationStream(campaignId, memberId))).state;
  }

  /**
   * The figures of a unit that were sealed with a phase: what a collective award rests on (INV-14). null while the phase
   * is not sealed; empty for a unit that had neither target nor submission.
   */
  async sealedUnitFigures(campaignId: string, phase: number, unitId: string): Promise<readonly Figure[] | null> {
    const campaign = await this.campaign(campaignId);
    const sealed = campaign && phaseOf(campaign, phase)?.sealed;
    if (!sealed) return null;
    return sealed.unitFigures.find((unit) => unit.unitId === unitId)?.figures ?? [];
  }
}
