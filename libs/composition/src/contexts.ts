import { campaignsEventTypes, CampaignsModule, campaignsProblems, campaignsProjections } from '@app/campaigns';
import { EventCodec, EventRegistry } from '@app/event-store';
import type { ProblemEntry } from '@app/http';
import {
  initiativesEventTypes,
  InitiativesModule,
  initiativesProblems,
  initiativesProjections,
} from '@app/initiatives';
import {
  organisationEventTypes,
  OrganisationModule,
  organisationProblems,
  organisationProjections,
} from '@app/organisation';
import type { Projection } from '@app/projections';
import {
  recognitionsEventTypes,
  RecognitionsModule,
  recognitionsProblems,
  recognitionsProjections,
} from '@app/recognitions';

export const contextModules = [OrganisationModule, CampaignsModule, InitiativesModule, RecognitionsModule] as const;

export const serviceProjections: readonly Projection[] = [
  ...organisationProjections,
  ...campaignsProjections,
  ...initiativesProjections,
  ...recognitionsProjections,
];

/** Every code a context may answer beside those of the HTTP edge, for the pages under /problems/. */
export const serviceProblems: readonly ProblemEntry[] = [
  ...organisationProblems,
  ...campaignsProblems,
  ...initiativesProblems,
  ...recognitionsProblems,
];

/** Knows every event of the service. */
export const serviceCodec = (): EventCodec =>
  new EventCodec(
    new EventRegistry([
      ...organisationEventTypes,
      ...campaignsEventTypes,
      ...initiativesEventTypes,
      ...recognitionsEventTypes,
    ]),
  );
