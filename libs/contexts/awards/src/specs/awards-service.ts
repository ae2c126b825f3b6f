import { campaignsCategories, campaignsEventTypes } from '@app/campaigns/read-models';
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
import { awardsCategories } from '../awards.categories.js';
import { awardsEventTypes } from '../awards.event-types.js';
import { AwardsModule } from '../awards.module.js';
import { awardsProblems } from '../awards.problems.js';
import { awardsWords } from '../awards.words.js';
import { programme } from './a-programme.js';

/** The awards context, with these of its read models, in the middle of a programme, at 15:00 of 25 September 2023 in Viet Nam. */
export const startAwards = async (...projections: readonly Projection[]): Promise<SpecService> => {
  const now = '2023-09-25T08:00:00.000Z';
  const service = await SpecService.start({
    modules: [OrganisationModule, AwardsModule],
    categories: [...organisationCategories, ...campaignsCategories, ...initiativesCategories, ...awardsCategories],
    eventTypes: [...organisationEventTypes, ...campaignsEventTypes, ...initiativesEventTypes, ...awardsEventTypes],
    problems: [...organisationProblems, ...awardsProblems],
    words: mergedWords(organisationWords, awardsWords),
    projections,
    names: (states, vault) => new OrganisationNames(new OrganisationFactsReader(states), vault),
    now,
  });
  for (const { stream, event, at } of programme) await service.at(at).given(stream, event);
  return service.at(now);
};
