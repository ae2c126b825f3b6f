import { campaignsCategories } from './campaigns.categories.js';
import { campaignsEventTypes } from './campaigns.event-types.js';
import { CampaignsModule } from './campaigns.module.js';
import { campaignsProblems } from './campaigns.problems.js';
import { campaignsWords } from './campaigns.words.js';

/** This context as the service lists it. */
export const campaignsContext = {
  module: CampaignsModule,
  categories: campaignsCategories,
  eventTypes: campaignsEventTypes,
  problems: campaignsProblems,
  words: campaignsWords,
};
