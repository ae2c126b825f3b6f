import { Injectable } from '@nestjs/common';
import { StreamStateCache, type StreamFold } from '@app/command-handling';
import { campaignDecider } from '../domain/campaign.decider.js';
import type { CampaignEvent, Figure } from '../domain/campaign.events.js';
import { phaseOf, type CampaignState } from '../domain/campaign.state.js';
import { campaignStream, participationStream } from '../domain/campaign.streams.js';
import type { PhaseInLog } from '../domain/counting-phase.js';
import { participationDecider } from '../domain/participation.decider.js';
import type { ParticipantRegistered } from '../domain/participation.events.js';

interface Sealing extends PhaseInLog {
  readonly position: bigint;
}

const sealings: StreamFold<CampaignEvent, readonly Sealing[]> = {
  initialState: [],
  evolve: (state, { type, data }, { position }) =>
    type === 'PhaseClosed' ? [...state, { phase: data.phase, sealed: data, position }] : state,
};

/** Campaign facts for other contexts, read from the streams at the time of the call. */
@Injectable()
export class CampaignFactsReader {
  constructor(private readonly states: StreamStateCache) {}

  /** null if the campaign does not exist. */
  async campaign(campaignId: string): Promise<CampaignState | null> {
    return (await this.states.load(campaignDecider, campaignStream(campaignId))).state;
  }

  /** The phases whose sealing stands in the log before a position. */
  async phasesSealedBefore(campaignId: string, position: bigint): Promise<readonly PhaseInLog[]> {
    const { state } = await this.states.load(sealings, campaignStream(campaignId));
    return state.filter((sealing) => sealing.position < position);
  }

  /** A member's registration in a campaign; null if there is none. */
  async participation(campaignId: string, memberId: string): Promise<ParticipantRegistered['data'] | null> {
    return (await this.states.load(participationDecider, participationStream(campaignId, memberId))).state;
  }

  /**
   * The figures of a unit that were sealed with a phase: the basis of a collective award (INV-14). null while the phase
   * is not sealed; empty for a unit without target or submission.
   */
  async sealedUnitFigures(campaignId: string, phase: number, unitId: string): Promise<readonly Figure[] | null> {
    const campaign = await this.campaign(campaignId);
    const sealed = campaign && phaseOf(campaign, phase)?.sealed;
    if (!sealed) return null;
    return sealed.unitFigures.find((unit) => unit.unitId === unitId)?.figures ?? [];
  }
}
