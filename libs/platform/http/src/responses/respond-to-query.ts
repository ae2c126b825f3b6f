import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagOfText } from '../fields/etag.js';

const REVISION = /^\d+$/;

const revisionIn = (body: object): string | null => {
  const revision = 'revision' in body ? String(body.revision) : '';
  return REVISION.test(revision) ? revision : null;
};

const matches = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  ifNoneMatch.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === etag);

const nextPagePath = (request: FastifyRequest, cursor: string): string => {
  const { url } = request;
  const start = url.indexOf('?');
  const path = start === -1 ? url : url.slice(0, start);
  const parameters = new URLSearchParams(start === -1 ? '' : url.slice(start));
  parameters.delete('minPosition');
  parameters.set('cursor', cursor);
  return `${path}?${parameters.toString()}`;
};

/**
 * Returns the body and sets the headers that its shape requires: `Link: rel="next"` for a page, otherwise an ETag, and 304
 * without a body when the client already has exactly that.
 */
export const respondToQuery = (body: unknown, request: FastifyRequest, reply: FastifyReply): unknown => {
  if (typeof body !== 'object' || body === null) return body;
  if ('nextCursor' in body) {
    if (typeof body.nextCursor === 'string') {
      reply.header('link', `<${nextPagePath(request, body.nextCursor)}>; rel="next"`);
    }
    return body;
  }
  const text = JSON.stringify(body);
  const etag = etagOfText(text, revisionIn(body));
  reply.header('etag', etag);
  if (!matches(request.headers['if-none-match'], etag)) {
    void reply.type('application/json; charset=utf-8');
    return text;
  }
  reply.status(304);
  return undefined;
};
