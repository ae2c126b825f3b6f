import { figuresContext } from '@app/figures';
import { initiativesCategories, initiativesEventTypes } from '@app/initiatives/read-models';
import { organisationContext, organisationNames } from '@app/organisation';
import type { Projection } from '@app/projections';
import { SpecService } from '@app/testing';
import { campaignsContext } from '../campaigns.context.js';
import { preparing } from './a-campaign.js';

/**
 * The campaigns context with the given read models, at the time of preparation. The figures context supplies the
 * figures of a sealing.
 */
export const startCampaigns = (...projections: readonly Projection[]): Promise<SpecService> =>
  SpecService.start({
    contexts: [
      organisationContext,
      campaignsContext,
      figuresContext,
      { categories: initiativesCategories, eventTypes: initiativesEventTypes },
    ],
    projections,
    names: organisationNames,
    now: preparing,
  });
