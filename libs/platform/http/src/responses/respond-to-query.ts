import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagOf } from '../fields/etag.js';

const REVISION = /^\d+$/;

const revisionIn = (answer: object): string | null => {
  const revision = 'revision' in answer ? String(answer.revision) : '';
  return REVISION.test(revision) ? revision : null;
};

const matches = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  ifNoneMatch.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === etag);

const nextPagePath = (request: FastifyRequest, cursor: string): string => {
  const [path = '', query = ''] = request.url.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.delete('minPosition');
  parameters.set('cursor', cursor);
  return `${path}?${parameters.toString()}`;
};

/**
 * Writes the headers an answer calls for by its shape and returns its body: a page gets `Link: rel="next"`, a thing with
 * a revision its ETag, and nothing but 304 when the client has that revision already.
 */
export const respondToQuery = (answer: unknown, request: FastifyRequest, reply: FastifyReply): unknown => {
  if (typeof answer !== 'object' || answer === null) return answer;
  if ('nextCursor' in answer) {
    if (typeof answer.nextCursor === 'string') {
      reply.header('link', `<${nextPagePath(request, answer.nextCursor)}>; rel="next"`);
    }
    return answer;
  }
  const revision = revisionIn(answer);
  if (revision === null) return answer;
  reply.header('etag', etagOf(revision));
  if (!matches(request.headers['if-none-match'], etagOf(revision))) return answer;
  reply.status(304);
  return undefined;
};
