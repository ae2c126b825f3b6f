import type { Projection } from '@app/projections';
import { memberCardProjection } from './read/member-card/member-card.projection.js';
import { unitCardProjection } from './read/unit-card.projection.js';

export const organisationProjections: readonly Projection[] = [unitCardProjection, memberCardProjection];
