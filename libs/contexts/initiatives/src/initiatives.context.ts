import { initiativesCategories } from './initiatives.categories.js';
import { initiativesEventTypes } from './initiatives.event-types.js';
import { InitiativesModule } from './initiatives.module.js';
import { initiativesProblems } from './initiatives.problems.js';
import { initiativesWords } from './initiatives.words.js';

/** This context as the service lists it. */
export const initiativesContext = {
  module: InitiativesModule,
  categories: initiativesCategories,
  eventTypes: initiativesEventTypes,
  problems: initiativesProblems,
  words: initiativesWords,
};
