import { campaignsContext } from '@app/campaigns';
import { initiativesCategories, initiativesEventTypes } from '@app/initiatives/read-models';
import { organisationContext, organisationNames } from '@app/organisation';
import type { Projection } from '@app/projections';
import { SpecService } from '@app/testing';
import { figuresContext } from '../figures.context.js';
import { inMarch } from './a-history.js';

/** The figures context with the given read models, on 1 March 2022, while phase 1 is open. */
export const startFigures = (...projections: readonly Projection[]): Promise<SpecService> =>
  SpecService.start({
    contexts: [
      organisationContext,
      campaignsContext,
      figuresContext,
      { categories: initiativesCategories, eventTypes: initiativesEventTypes },
    ],
    projections,
    names: organisationNames,
    now: inMarch,
  });
