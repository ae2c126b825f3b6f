import { campaignsCategories, campaignsEventTypes } from '@app/campaigns/read-models';
import { initiativesCategories, initiativesEventTypes } from '@app/initiatives/read-models';
import {
  OrganisationModule,
  OrganisationNames,
  organisationCategories,
  organisationEventTypes,
  organisationProblems,
} from '@app/organisation';
import { OrganisationFacts } from '@app/organisation/contracts';
import type { Projection } from '@app/projections';
import { SpecService } from '@app/testing';
import { recognitionsCategories } from '../recognitions.categories.js';
import { recognitionsEventTypes } from '../recognitions.event-types.js';
import { RecognitionsModule } from '../recognitions.module.js';
import { recognitionsProblems } from '../recognitions.problems.js';
import { programme } from './a-programme.js';

/** The recognitions context, with these of its read models, in the middle of a programme, at 15:00 of 25 September 2023 in Viet Nam. */
export const startRecognitions = async (...projections: readonly Projection[]): Promise<SpecService> => {
  const now = '2023-09-25T08:00:00.000Z';
  const service = await SpecService.start({
    modules: [OrganisationModule, RecognitionsModule],
    categories: [
      ...organisationCategories,
      ...campaignsCategories,
      ...initiativesCategories,
      ...recognitionsCategories,
    ],
    eventTypes: [
      ...organisationEventTypes,
      ...campaignsEventTypes,
      ...initiativesEventTypes,
      ...recognitionsEventTypes,
    ],
    problems: [...organisationProblems, ...recognitionsProblems],
    projections,
    names: (states, vault) => new OrganisationNames(new OrganisationFacts(states), vault),
    now,
  });
  for (const { stream, event, at } of programme) await service.at(at).given(stream, event);
  return service.at(now);
};
