import type { CollectionSpec } from '@app/read-models';
import type { InitiativeStanding } from '../fold/initiative-standing.js';

/** Only the projection itself reads them. */
export const initiativeStandings: CollectionSpec<InitiativeStanding> = {
  name: 'initiative-standing',
  fields: {},
  indexes: [],
};
