import { realpathSync } from 'node:fs';

/** Name of the channel on which the projections of a data folder report their progress to the other threads of the process. */
export const projectionChannel = (dataFolder: string): string => `sangkien-projections:${realpathSync(dataFolder)}`;
