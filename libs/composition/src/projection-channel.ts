import { realpathSync } from 'node:fs';

/** Where the projections of a data folder tell the other threads of the process how far they are. */
export const projectionChannel = (dataFolder: string): string => `sangkien-projections:${realpathSync(dataFolder)}`;
