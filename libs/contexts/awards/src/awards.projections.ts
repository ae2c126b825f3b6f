import type { Projection } from '@app/projections';
import { honourRollProjection } from './read/honour-roll.projection.js';

export const awardsProjections: readonly Projection[] = [honourRollProjection];
