import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { SECURITY_HEADERS } from '../walls/security-headers.js';
import { HttpProblem } from './http-problem.js';
import type { ProblemCode } from './platform-problems.js';
import { preferredLanguage } from './preferred-language.js';
import { problemBody } from './problem-body.js';
import type { ProblemCatalogue } from './problem-catalogue.js';
import { problemOf } from './problem-of.js';

/** The parts of a response. */
export interface RawProblem {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** A problem that ends its connection, for requests that Fastify does not see; without `request` if none could be read. */
export const rawProblem = (code: ProblemCode, catalogue: ProblemCatalogue, request?: IncomingMessage): RawProblem => {
  const problem = problemOf(new HttpProblem(code));
  const instance = request?.url?.split('?', 1)[0] ?? '/';
  const traceId = randomUUID();
  const language = preferredLanguage(request?.headers['accept-language']);
  const body = JSON.stringify(problemBody(problem, catalogue, { instance, traceId, language }));
  return {
    status: problem.status,
    headers: {
      ...SECURITY_HEADERS,
      ...problem.headers,
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Language': language,
      'Cache-Control': 'no-store',
      Vary: 'Accept-Language',
      'X-Correlation-Id': traceId,
      'Content-Length': String(Buffer.byteLength(body)),
      Connection: 'close',
    },
    body,
  };
};
