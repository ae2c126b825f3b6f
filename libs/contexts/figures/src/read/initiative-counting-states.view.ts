import type { CollectionSpec } from '@app/read-models';
import type { InitiativeCountingState } from '../fold/initiative-counting-state.js';

/** Only the projection itself reads them. */
export const initiativeCountingStates: CollectionSpec<InitiativeCountingState> = {
  name: 'initiative-counting-state',
  fields: {},
  indexes: [],
};
