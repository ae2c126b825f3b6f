import { awardsCategories } from './awards.categories.js';
import { awardsEventTypes } from './awards.event-types.js';
import { AwardsModule } from './awards.module.js';
import { awardsProblems } from './awards.problems.js';
import { awardsWords } from './awards.words.js';

/** This context as the service lists it. */
export const awardsContext = {
  module: AwardsModule,
  categories: awardsCategories,
  eventTypes: awardsEventTypes,
  problems: awardsProblems,
  words: awardsWords,
};
