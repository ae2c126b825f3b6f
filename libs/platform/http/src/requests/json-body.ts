import type { FastifyInstance } from 'fastify';
import { isUtf8 } from 'node:buffer';
import { HttpProblem } from '../problems/http-problem.js';

export const BODY_LIMIT_BYTES = 64 * 1024;
const DEPTH_LIMIT = 10;

/** Names that every object inherits; as keys they could be mistaken for methods. */
export const isInheritedName = (name: string): boolean => name in Object.prototype;

type Json = { readonly [key: string]: unknown };

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Looks a value up by its key, because a pair for each of thousands of keys takes twice the time. */
const isSoundObject = (body: unknown): boolean => {
  if (!isObject(body) || Array.isArray(body)) return false;
  let level: readonly Json[] = [body];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > DEPTH_LIMIT) return false;
    const next: Json[] = [];
    const visit = (value: unknown): void => {
      if (isObject(value)) next.push(value);
    };
    for (const each of level) {
      if (Array.isArray(each)) each.forEach(visit);
      else {
        for (const key of Object.keys(each)) {
          if (isInheritedName(key)) return false;
          visit(each[key]);
        }
      }
    }
    level = next;
  }
  return true;
};

/**
 * The service accepts one JSON object in UTF-8, at most 64 KiB and 10 levels deep, without keys that every object
 * inherits. A leading byte order mark is dropped; the last of repeated keys wins. Anything else is 400 MALFORMED_BODY;
 * another media type or a compressed body is 415.
 */
export const acceptJsonBodiesOnly = (fastify: FastifyInstance): void => {
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES },
    (request, bytes, done) => {
      const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
      if (charset !== undefined && charset.toLowerCase() !== 'utf-8')
        return done(new HttpProblem('UNSUPPORTED_MEDIA_TYPE'));
      if (!isUtf8(bytes)) return done(new HttpProblem('MALFORMED_BODY'));
      void parseJson(request, bytes.toString('utf8'), (error, body) => {
        if (error !== null || !isSoundObject(body)) return done(new HttpProblem('MALFORMED_BODY'));
        done(null, body);
      });
    },
  );
};
