import { deciderOf, refuse } from '@app/kernel';
import type { RegisterParticipant } from './participation.commands.js';
import type { ParticipantRegistered, ParticipationEvent } from './participation.events.js';

/** A registration, once it was made; null before. */
export type ParticipationState = ParticipantRegistered['data'] | null;

const register = ({ data, at }: RegisterParticipant, state: ParticipationState): readonly ParticipationEvent[] => {
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
  if (last && at >= last.closesAt) refuse('conflict', 'REGISTRATION_CLOSED', { closedAt: last.closesAt });
  return [{ type: 'ParticipantRegistered', data: { campaignId, memberId, unitId, unitPath } }];
};

export const participationDecider = deciderOf({
  initialState: null,
  evolve: (state: ParticipationState, { data }: ParticipationEvent): ParticipationState => state ?? data,
  decisions: { RegisterParticipant: register },
});
