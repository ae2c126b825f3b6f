import { organisationCategories } from './organisation.categories.js';
import { organisationEventTypes } from './organisation.event-types.js';
import { OrganisationModule } from './organisation.module.js';
import { organisationProblems } from './organisation.problems.js';
import { organisationWords } from './organisation.words.js';

/** This context as the service lists it. */
export const organisationContext = {
  module: OrganisationModule,
  categories: organisationCategories,
  eventTypes: organisationEventTypes,
  problems: organisationProblems,
  words: organisationWords,
};
