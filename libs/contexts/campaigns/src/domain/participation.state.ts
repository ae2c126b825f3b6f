import type { ParticipantRegistered, ParticipationEvent } from './participation.events.js';

/** The registration; null before the member registered. */
export type ParticipationState = ParticipantRegistered['data'] | null;

export const evolveParticipation = (state: ParticipationState, { data }: ParticipationEvent): ParticipationState =>
  state ?? data;
