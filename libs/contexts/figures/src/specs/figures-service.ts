import { campaignsContext } from '@app/campaigns';
import { initiativesCategories, initiativesEventTypes } from '@app/initiatives/read-models';
import { organisationContext, organisationNames } from '@app/organisation';
import type { Projection } from '@app/projections';
import { SpecService } from '@app/testing';
import { figuresContext } from '../figures.context.js';
import { an, enrolment, inMarch } from './a-history.js';

/** The figures context with the given read models and `an` as the member who reads, on 1 March 2022, while phase 1 is open. */
export const startFigures = async (...projections: readonly Projection[]): Promise<SpecService> => {
  const service = await SpecService.start({
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
  await service.given(`member-${an}`, enrolment(an));
  return service;
};
