import type { ParticipantRegistered, ParticipationEvent } from './participation.events.js';

/** A registration, once it was made; null before. */
export type ParticipationState = ParticipantRegistered['data'] | null;

export const evolveParticipation = (state: ParticipationState, { data }: ParticipationEvent): ParticipationState =>
  state ?? data;
