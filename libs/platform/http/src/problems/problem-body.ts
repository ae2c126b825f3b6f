import { fillIn, type BilingualText, type Language } from '@app/texts';
import { fieldFaultTexts, type FaultText } from '../fields/field-faults.js';
import type { RequestFault } from './http-problem.js';
import { slugOf, type ProblemCatalogue } from './problem-catalogue.js';
import type { ProblemDetails, ProblemFault } from './problem-details.js';
import type { Problem } from './problem-of.js';

export interface ProblemCircumstances {
  /** Path of the request, without its query. */
  readonly instance: string;
  readonly traceId: string;
  readonly language: Language;
}

/** The first ones; the rest of a long list helps nobody. */
export const MAX_REPORTED_FAULTS = 50;

const faultBody = ({ code, params = {}, ...place }: RequestFault, language: Language): ProblemFault => {
  const text: FaultText = fieldFaultTexts[code];
  const developer = text.developer && fillIn(text.developer[language], params, language);
  return {
    ...place,
    code,
    detail: fillIn(text[language], params, language) ?? '',
    ...(developer && { developer }),
  };
};

/** The body of a problem, in one language. */
export const problemBody = (
  problem: Problem,
  catalogue: ProblemCatalogue,
  { instance, traceId, language }: ProblemCircumstances,
): ProblemDetails => {
  const { code, status, facts, faults, pointer } = problem;
  const entry = catalogue.find(code);
  const { currentEtag, ...otherFacts } = facts;
  const title = entry?.title[language] ?? (language === 'vi' ? 'Chưa thực hiện được yêu cầu' : 'Request refused');
  const filledIn = (text: BilingualText | undefined) =>
    text && fillIn(text[language], facts, language, catalogue.words);
  const cause = filledIn(entry?.fullerDetail) ?? filledIn(entry?.detail) ?? entry?.cause[language];
  const errors = [
    ...faults.slice(0, MAX_REPORTED_FAULTS).map((fault) => faultBody(fault, language)),
    ...(pointer === undefined ? [] : [{ pointer, code, detail: cause ?? title }]),
  ];
  return {
    type: `/problems/${slugOf(code)}`,
    title,
    status,
    ...(cause !== undefined && { detail: cause }),
    ...(entry?.developer && { developer: entry.developer[language] }),
    instance,
    code,
    traceId,
    ...(typeof currentEtag === 'string' && { currentEtag }),
    ...(Object.keys(otherFacts).length > 0 && { facts: otherFacts }),
    ...(errors.length > 0 && { errors }),
  };
};
