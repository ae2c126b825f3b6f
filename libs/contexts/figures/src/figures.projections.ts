import type { Projection } from '@app/projections';
import { programmeFiguresProjection } from './read/programme-figures/programme-figures.projection.js';

export const figuresProjections: readonly Projection[] = [programmeFiguresProjection];
