import {
  CampaignsModule,
  campaignsCategories,
  campaignsEventTypes,
  campaignsProblems,
  campaignsWords,
} from '@app/campaigns';
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
import { FiguresModule } from '../figures.module.js';
import { inMarch } from './a-history.js';

/** The context of figures, with these of its read models, on 1 March 2022, while phase 1 is open. */
export const startFigures = (...projections: readonly Projection[]): Promise<SpecService> =>
  SpecService.start({
    modules: [OrganisationModule, CampaignsModule, FiguresModule],
    categories: [...organisationCategories, ...campaignsCategories, ...initiativesCategories],
    eventTypes: [...organisationEventTypes, ...campaignsEventTypes, ...initiativesEventTypes],
    problems: [...organisationProblems, ...campaignsProblems],
    words: mergedWords(organisationWords, campaignsWords),
    projections,
    names: (states, vault) => new OrganisationNames(new OrganisationFactsReader(states), vault),
    now: inMarch,
  });
