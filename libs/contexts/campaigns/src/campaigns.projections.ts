import type { Projection } from '@app/projections';
import { campaignCardProjection } from './read/campaign-card.projection.js';

export const campaignsProjections: readonly Projection[] = [campaignCardProjection];
