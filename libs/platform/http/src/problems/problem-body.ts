import { fieldFaultTexts } from '../fields/field-faults.js';
import type { RequestFault } from './http-problem.js';
import { fillIn, slugOf, type Language, type ProblemCatalogue } from './problem-catalogue.js';
import type { ProblemDetails, ProblemFault } from './problem-details.js';
import type { Problem } from './problem-of.js';

export interface ProblemCircumstances {
  /** Path of the request, without its query. */
  readonly instance: string;
  readonly traceId: string;
  readonly language: Language;
}

const FAULTS_TOLD = 50;

const faultBody = ({ code, params = {}, ...place }: RequestFault, language: Language): ProblemFault => ({
  ...place,
  code,
  detail: fillIn(fieldFaultTexts[code][language], params, language) ?? '',
});

/** A problem put into words. */
export const problemBody = (
  problem: Problem,
  catalogue: ProblemCatalogue,
  { instance, traceId, language }: ProblemCircumstances,
): ProblemDetails => {
  const { code, status, facts, faults, pointer } = problem;
  const entry = catalogue.find(code);
  const { currentEtag, ...otherFacts } = facts;
  const title = entry?.title[language] ?? (language === 'vi' ? 'Yêu cầu bị từ chối' : 'Request refused');
  const cause =
    entry && (fillIn(entry.detail?.[language] ?? entry.cause[language], facts, language) ?? entry.cause[language]);
  const errors = [
    ...faults.slice(0, FAULTS_TOLD).map((fault) => faultBody(fault, language)),
    ...(pointer === undefined ? [] : [{ pointer, code, detail: cause ?? title }]),
  ];
  return {
    type: `/problems/${slugOf(code)}`,
    title,
    status,
    ...(cause !== undefined && { detail: cause }),
    instance,
    code,
    traceId,
    ...(typeof currentEtag === 'string' && { currentEtag }),
    ...(Object.keys(otherFacts).length > 0 && { facts: otherFacts }),
    ...(errors.length > 0 && { errors }),
  };
};
