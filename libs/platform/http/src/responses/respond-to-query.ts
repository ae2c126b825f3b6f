import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagOf } from '../fields/etag.js';

const REVISION = /^\d+$/;

const revisionIn = (body: object): string | null => {
  const revision = 'revision' in body ? String(body.revision) : '';
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
 * Returns the body and sets the headers that its shape requires: `Link: rel="next"` for a page, an ETag for a resource
 * with a revision, and 304 without a body when the client already has that revision.
 */
export const respondToQuery = (body: unknown, request: FastifyRequest, reply: FastifyReply): unknown => {
  if (typeof body !== 'object' || body === null) return body;
  if ('nextCursor' in body) {
    if (typeof body.nextCursor === 'string') {
      reply.header('link', `<${nextPagePath(request, body.nextCursor)}>; rel="next"`);
    }
    return body;
  }
  const revision = revisionIn(body);
  if (revision === null) return body;
  reply.header('etag', etagOf(revision));
  if (!matches(request.headers['if-none-match'], etagOf(revision))) return body;
  reply.status(304);
  return undefined;
};
