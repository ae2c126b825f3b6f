import type { Projection } from '@app/projections';
import { campaignCardProjection } from './read/campaign-card.projection.js';
import { campaignTargetsProjection } from './read/campaign-targets.projection.js';
import { participantsProjection } from './read/participants.projection.js';

export const campaignsProjections: readonly Projection[] = [
  campaignCardProjection,
  campaignTargetsProjection,
  participantsProjection,
];
