import { AwardsModule, awardsProblems, awardsWords } from '@app/awards';
import { CampaignsModule, campaignsProblems, campaignsWords } from '@app/campaigns';
import { FiguresModule } from '@app/figures';
import type { ProblemEntry } from '@app/http';
import { InitiativesModule, initiativesProblems, initiativesWords } from '@app/initiatives';
import { OrganisationModule, organisationProblems, organisationWords } from '@app/organisation';
import { mergedWords } from '@app/texts';

export const contextModules = [
  OrganisationModule,
  CampaignsModule,
  InitiativesModule,
  FiguresModule,
  AwardsModule,
] as const;

/** Every problem code of the contexts; with the codes of the HTTP edge they make the pages under /problems/. */
export const serviceProblems: readonly ProblemEntry[] = [
  ...organisationProblems,
  ...campaignsProblems,
  ...initiativesProblems,
  ...awardsProblems,
];

/** The words for the code values of all contexts, for the texts above. */
export const serviceWords = mergedWords(organisationWords, campaignsWords, initiativesWords, awardsWords);
