import type { DomainCommand } from '@app/kernel';
import type { CampaignState } from './campaign.state.js';

export type RegisterParticipant = DomainCommand<
  'RegisterParticipant',
  {
    readonly campaignId: string;
    readonly memberId: string;
    /** null for what does not exist. */
    readonly campaign: CampaignState | null;
    /** The member and the path of the member's unit, as the organisation stands. */
    readonly member: {
      readonly active: boolean;
      readonly unitId: string;
      readonly unitPath: readonly string[];
    } | null;
  }
>;

export type ParticipationCommand = RegisterParticipant;
