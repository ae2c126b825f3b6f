import type { Projection } from '@app/projections';
import { initiativeCardProjection } from './read/initiative-card.projection.js';

export const initiativesProjections: readonly Projection[] = [initiativeCardProjection];
