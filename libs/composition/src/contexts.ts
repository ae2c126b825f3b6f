import { CampaignsModule, campaignsProblems } from '@app/campaigns';
import type { ProblemEntry } from '@app/http';
import { InitiativesModule, initiativesProblems } from '@app/initiatives';
import { OrganisationModule, organisationProblems } from '@app/organisation';
import { RecognitionsModule, recognitionsProblems } from '@app/recognitions';

export const contextModules = [OrganisationModule, CampaignsModule, InitiativesModule, RecognitionsModule] as const;

/** Every code a context may answer beside those of the HTTP edge, for the pages under /problems/. */
export const serviceProblems: readonly ProblemEntry[] = [
  ...organisationProblems,
  ...campaignsProblems,
  ...initiativesProblems,
  ...recognitionsProblems,
];
