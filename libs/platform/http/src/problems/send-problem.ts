import { Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { preferredLanguage } from './preferred-language.js';
import { problemBody } from './problem-body.js';
import type { ProblemCatalogue } from './problem-catalogue.js';
import { problemOf } from './problem-of.js';

const logger = new Logger('http');
const securityLog = new Logger('security');

/** Not known, not allowed, too often. */
const REFUSALS: ReadonlySet<number> = new Set([401, 403, 429]);

/**
 * Sends an error as RFC 9457 problem details in Vietnamese or English. An unexpected error is logged with its stack and
 * trace id; the client receives only the id. A refusal is a line of the security log: who, where and why, without content.
 */
export const sendProblem = (
  error: unknown,
  catalogue: ProblemCatalogue,
  request: FastifyRequest,
  reply: FastifyReply,
): void => {
  const problem = problemOf(error);
  const traceId = request.requestContext.correlationId;
  if (problem.unexpected) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    logger.error({
      message: 'unexpected error',
      traceId,
      method: request.method,
      route: request.routeOptions.url,
      stack,
    });
  }
  if (REFUSALS.has(problem.status)) {
    const { method, principal } = request;
    securityLog.warn({
      message: 'refused',
      code: problem.code,
      method,
      route: request.routeOptions.url,
      principal,
      address: principal === null ? request.ip : undefined,
      traceId,
    });
  }
  if (reply.sent || reply.raw.headersSent) return;
  const language = preferredLanguage(request.headers['accept-language']);
  const instance = request.url.split('?', 1)[0]!;
  void reply
    .status(problem.status)
    .headers({
      ...problem.headers,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      'cache-control': 'no-store',
      vary: 'accept, accept-language, authorization',
    })
    .send(JSON.stringify(problemBody(problem, catalogue, { instance, traceId, language })));
};
