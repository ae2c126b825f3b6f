import { refuse, type DomainCommand } from '@app/kernel';
import type { CampaignState } from '../campaign.state.js';
import type { ParticipationEvent } from '../participation.events.js';
import type { ParticipationState } from '../participation.state.js';
import { reachedInstant } from '../reached-instant.js';

export type RegisterParticipant = DomainCommand<
  'RegisterParticipant',
  {
    readonly campaignId: string;
    readonly memberId: string;
    /** null if it does not exist. */
    readonly campaign: CampaignState | null;
    /** The member and the path of the member's unit in the current tree. */
    readonly member: {
      readonly active: boolean;
      readonly unitId: string;
      readonly unitPath: readonly string[];
    } | null;
  }
>;

export const registerParticipant = (
  { data, at }: RegisterParticipant,
  state: ParticipationState,
): readonly ParticipationEvent[] => {
  const { campaignId, memberId } = data;
  const { ownerUnitId, phases } = data.campaign ?? refuse('not-found', 'CAMPAIGN_NOT_FOUND');
  const { active, unitId, unitPath } = data.member ?? refuse('invalid', 'UNKNOWN_MEMBER', {}, '/memberId');
  if (state) refuse('conflict', 'ALREADY_REGISTERED');
  if (!active) refuse('invalid', 'MEMBER_INACTIVE', {}, '/memberId');
  if (!unitPath.includes(ownerUnitId)) refuse('invalid', 'UNIT_OUTSIDE_CAMPAIGN', {}, '/memberId');
  // Phases follow one another by number, so the first opens first and the last closes last.
  const [first, last] = [phases[0], phases.at(-1)];
  if (!first || at < first.opensAt)
    refuse('conflict', 'REGISTRATION_NOT_OPEN', first ? { opensAt: first.opensAt } : {});
  if (last && reachedInstant({ phases }, at) >= last.closesAt)
    refuse('conflict', 'REGISTRATION_CLOSED', { closedAt: last.closesAt });
  return [{ type: 'ParticipantRegistered', data: { campaignId, memberId, unitId, unitPath } }];
};
