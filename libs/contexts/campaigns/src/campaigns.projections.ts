import type { Projection } from '@app/projections';
import { figuresProjections } from './campaigns.read-slices.js';
import { campaignCardProjection } from './read/campaign-card/campaign-card.projection.js';

export const campaignsProjections: readonly Projection[] = [campaignCardProjection, ...figuresProjections];
