import { CampaignsModule, campaignsProblems } from '@app/campaigns';
import type { ProblemEntry } from '@app/http';
import { InitiativesModule, initiativesProblems } from '@app/initiatives';
import { OrganisationModule, organisationProblems } from '@app/organisation';
import { AwardsModule, awardsProblems } from '@app/awards';

export const contextModules = [OrganisationModule, CampaignsModule, InitiativesModule, AwardsModule] as const;

/** Every code a context may answer beside those of the HTTP edge, for the pages under /problems/. */
export const serviceProblems: readonly ProblemEntry[] = [
  ...organisationProblems,
  ...campaignsProblems,
  ...initiativesProblems,
  ...awardsProblems,
];
