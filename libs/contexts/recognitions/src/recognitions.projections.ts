import type { Projection } from '@app/projections';
import { honourRollProjection } from './read/honour-roll.projection.js';

export const recognitionsProjections: readonly Projection[] = [honourRollProjection];
