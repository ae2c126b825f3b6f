import { FiguresModule } from '@app/figures';
import { initiativesCategories, initiativesEventTypes } from '@app/initiatives/read-models';
import {
  OrganisationModule,
  OrganisationNames,
  organisationCategories,
  organisationEventTypes,
  organisationProblems,
  organisationWords,
} from '@app/organisation';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import type { Projection } from '@app/projections';
import { SpecService } from '@app/testing';
import { mergedWords } from '@app/texts';
import { campaignsCategories } from '../campaigns.categories.js';
import { campaignsEventTypes } from '../campaigns.event-types.js';
import { CampaignsModule } from '../campaigns.module.js';
import { campaignsProblems } from '../campaigns.problems.js';
import { campaignsWords } from '../campaigns.words.js';
import { preparing } from './a-campaign.js';

/** The campaigns context, sealing with the figures of their context, with these of its read models, while everything is being prepared. */
export const startCampaigns = (...projections: readonly Projection[]): Promise<SpecService> =>
  SpecService.start({
    modules: [OrganisationModule, CampaignsModule, FiguresModule],
    categories: [...organisationCategories, ...campaignsCategories, ...initiativesCategories],
    eventTypes: [...organisationEventTypes, ...campaignsEventTypes, ...initiativesEventTypes],
    problems: [...organisationProblems, ...campaignsProblems],
    words: mergedWords(organisationWords, campaignsWords),
    projections,
    names: (states, vault) => new OrganisationNames(new OrganisationFactsReader(states), vault),
    now: preparing,
  });
