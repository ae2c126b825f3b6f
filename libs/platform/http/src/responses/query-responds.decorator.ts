import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiHeader, ApiQuery, ApiResponse, type ApiResponseNoStatusOptions } from '@nestjs/swagger';
import type { z } from 'zod';
import { POSITION } from '../fields/query-fields.js';
import { referenceTo, type ResponseOf } from '../openapi/declared-response.js';
import { ApiProblems } from '../problems/api-problems.js';
import type { AnswerAt } from './answer-at.js';
import type { PageResponse } from './page.js';
import { RESPONSE_METADATA, type ResponseMetadata, type QueryResponseOptions } from './response-metadata.js';

type ResponseHeaders = ApiResponseNoStatusOptions['headers'] & object;

/** A decorator that the compiler accepts only on methods that return what is declared. */
type Returns<Response> = <Method extends (...parameters: never[]) => Response | Promise<Response>>(
  target: object,
  name: string | symbol,
  method: TypedPropertyDescriptor<Method>,
) => void;

type PositionedIf<Exact extends boolean, Body> = Exact extends true ? AnswerAt<Body> : Body;

/**
 * Marks a controller method that responds from read models.
 *
 * - `x-min-position` (or `?minPosition=`), with `Prefer: wait=<seconds>` (0–10, default 5), waits until `projections` have
 *   reached that position; 503 READ_MODEL_BEHIND when they have not by then.
 * - 400 POSITION_BEYOND_END when the log itself has not reached that position.
 * - While one of them is being rebuilt, a resource that is not found may only not be there yet: 503 READ_MODEL_BEHIND.
 *   So is every response until its first version is built.
 * - `x-position` of the response is a position that all of them had reached before the query ran. `exact: true` is for a
 *   method that returns AnswerAt: the response is then of exactly its position.
 * - The response gets an ETag of exactly its content, which begins with its `revision` if it has one, and 304 for a
 *   matching If-None-Match.
 * - `list: true` documents a page of `type` ({items, nextCursor}), which has `Link: rel="next"` and no ETag.
 */
export const QueryResponds = <Schema extends z.ZodType, List extends boolean = false, Exact extends boolean = false>(
  options: QueryResponseOptions & { readonly type: Schema; readonly list?: List; readonly exact?: Exact },
): Returns<PositionedIf<Exact, List extends true ? PageResponse<ResponseOf<Schema>> : ResponseOf<Schema>>> => {
  const { projections, type, list, exact } = options;
  const reference = referenceTo(type);
  const etag: ResponseHeaders = list
    ? {}
    : {
        ETag: {
          required: true,
          description: 'Of exactly this content. It may be sent in If-Match where the resource has a revision.',
          schema: { type: 'string' },
        },
      };
  return applyDecorators(
    SetMetadata(RESPONSE_METADATA, { kind: 'query', projections } satisfies ResponseMetadata),
    ApiHeader({
      name: 'x-min-position',
      required: false,
      description:
        'Chờ dữ liệu tra cứu đến vị trí này / wait until the read models have reached this position (`x-position` of a command).',
      schema: { type: 'string', pattern: POSITION.source },
    }),
    ApiHeader({
      name: 'Prefer',
      required: false,
      description: 'Thời gian chờ tối đa / longest wait for x-min-position in seconds, as wait=5 (RFC 7240).',
      schema: { type: 'string' },
    }),
    ApiQuery({
      name: 'minPosition',
      required: false,
      description: 'Như x-min-position / the same as x-min-position.',
      schema: { type: 'string', pattern: POSITION.source },
    }),
    ApiResponse({
      status: 200,
      description: 'From the read models.',
      headers: {
        ...(projections.length > 0 && {
          'x-position': {
            description: exact
              ? 'The response reflects the log up to exactly this position.'
              : 'The response reflects the log at least up to this position; absent during a rebuild.',
            schema: { type: 'string' },
          },
        }),
        ...(list && { Link: { description: 'rel="next", where a next page exists.', schema: { type: 'string' } } }),
        ...etag,
      },
      content: {
        'application/json': {
          schema: list
            ? {
                type: 'object',
                required: ['items', 'nextCursor'],
                properties: {
                  items: { type: 'array', items: reference },
                  nextCursor: { type: 'string', nullable: true, description: 'null on the last page.' },
                },
              }
            : reference,
        },
      },
    }),
    ...(list
      ? []
      : [
          ApiHeader({
            name: 'If-None-Match',
            required: false,
            description: 'ETag của bản đã có / ETag of the copy at hand.',
            schema: { type: 'string' },
          }),
          ApiResponse({ status: 304, description: 'The copy at hand is what would be sent.', headers: etag }),
        ]),
    ApiProblems(400, 401, 403, 404, 406, 410, 429, 500, 503),
  );
};
