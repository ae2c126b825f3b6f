import type { CollectionSpec } from '@app/read-models';
import type { InitiativeCountingState } from '../fold/initiative-counting-state.js';

/** Read only by the projection itself. */
export const initiativeCountingStates: CollectionSpec<InitiativeCountingState> = {
  name: 'initiative-counting-state',
  fields: {},
  indexes: [],
};
