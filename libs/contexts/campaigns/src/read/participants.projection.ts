import { defineProjection } from '@app/projections';
import type { ParticipantRegistered } from '../domain/participation.events.js';
import { participants } from './participant.view.js';

export const PARTICIPANTS = 'participants';

export const participantsProjection = defineProjection<ParticipantRegistered>({
  name: PARTICIPANTS,
  version: 1,
  collections: [participants],
  handlers: {
    ParticipantRegistered: ({ event: { data }, metadata }, views) =>
      views.put(participants, {
        id: `${data.campaignId}/${data.memberId}`,
        ...data,
        registeredBy: metadata.actor,
        registeredAt: metadata.effectiveAt,
      }),
  },
});
