import type { Projection } from '@app/projections';
import { campaignFiguresProjection } from './read/campaign-figures/campaign-figures.projection.js';

export const figuresProjections: readonly Projection[] = [campaignFiguresProjection];
