import { campaignsCategories, campaignsEventTypes } from '@app/campaigns/read-models';
import { initiativesCategories, initiativesEventTypes } from '@app/initiatives/read-models';
import { organisationContext, organisationNames } from '@app/organisation';
import type { Projection } from '@app/projections';
import { SpecService } from '@app/testing';
import { awardsContext } from '../awards.context.js';
import { programme } from './a-programme.js';

/**
 * The awards context with the given read models, in the middle of a campaign, at 15:00 on 25 September 2023 in Viet
 * Nam.
 */
export const startAwards = async (...projections: readonly Projection[]): Promise<SpecService> => {
  const now = '2023-09-25T08:00:00.000Z';
  const service = await SpecService.start({
    contexts: [
      organisationContext,
      awardsContext,
      { categories: campaignsCategories, eventTypes: campaignsEventTypes },
      { categories: initiativesCategories, eventTypes: initiativesEventTypes },
    ],
    projections,
    names: organisationNames,
    now,
  });
  for (const { stream, event, at } of programme) await service.at(at).given(stream, event);
  return service.at(now);
};
