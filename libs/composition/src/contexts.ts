import { awardsContext } from '@app/awards';
import { campaignsContext } from '@app/campaigns';
import { figuresContext } from '@app/figures';
import type { ProblemEntry } from '@app/http';
import { initiativesContext } from '@app/initiatives';
import { organisationContext } from '@app/organisation';
import { mergedWords } from '@app/texts';

const contexts = [organisationContext, campaignsContext, initiativesContext, figuresContext, awardsContext];

export const contextModules = contexts.map(({ module }) => module);

/** Every problem code of the contexts; together with those of the HTTP edge they are the pages under /problems/. */
export const serviceProblems: readonly ProblemEntry[] = contexts.flatMap(({ problems }) => problems);

/** The words for the code values of all contexts, for the texts above. */
export const serviceWords = mergedWords(...contexts.map(({ words }) => words));
