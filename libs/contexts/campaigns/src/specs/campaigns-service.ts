import { initiativesEventTypes } from '@app/initiatives/read-models';
import { OrganisationModule, OrganisationNames, organisationEventTypes, organisationProblems } from '@app/organisation';
import { OrganisationFacts } from '@app/organisation/contracts';
import type { Projection } from '@app/projections';
import { SpecService } from '@app/testing';
import { campaignsEventTypes } from '../campaigns.event-types.js';
import { CampaignsModule } from '../campaigns.module.js';
import { campaignsProblems } from '../campaigns.problems.js';
import { preparing } from './a-campaign.js';

/** The campaigns context, with these of its read models, while everything is being prepared. */
export const startCampaigns = (...projections: readonly Projection[]): Promise<SpecService> =>
  SpecService.start({
    modules: [OrganisationModule, CampaignsModule],
    eventTypes: [...organisationEventTypes, ...campaignsEventTypes, ...initiativesEventTypes],
    problems: [...organisationProblems, ...campaignsProblems],
    projections,
    names: (states, vault) => new OrganisationNames(new OrganisationFacts(states), vault),
    now: preparing,
  });
