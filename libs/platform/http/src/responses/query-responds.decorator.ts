import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiHeader, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { referenceTo, type ResponseOf } from '../openapi/declared-response.js';
import { ApiProblems } from '../problems/api-problems.js';
import type { PageResponse } from './page.js';
import { RESPONSE_METADATA, type ResponseMetadata, type QueryResponseOptions } from './response-metadata.js';

/** A decorator that the compiler accepts only on methods that return what is declared. */
type Returns<Response> = <Method extends (...parameters: never[]) => Response | Promise<Response>>(
  target: object,
  name: string | symbol,
  method: TypedPropertyDescriptor<Method>,
) => void;

/**
 * Marks a controller method that responds from read models.
 *
 * - `x-min-position` (or `?minPosition=`), with `Prefer: wait=<seconds>` (0–10, default 5), waits until `projections` have
 *   reached that position; 503 READ_MODEL_BEHIND when they have not by then.
 * - 400 POSITION_BEYOND_END when the log itself has not reached that position.
 * - While one of them is being rebuilt, a resource that is not found may only not be there yet: 503 READ_MODEL_BEHIND.
 *   So is every response until its first version is built.
 * - `x-position` of the response is a position that all of them had reached before the query ran.
 * - A response with a `revision` gets it as ETag, and 304 for a matching If-None-Match.
 * - `list: true` documents a page of `type` ({items, nextCursor}) and adds `Link: rel="next"`.
 */
export const QueryResponds = <Schema extends z.ZodType, List extends boolean = false>(
  options: QueryResponseOptions & { readonly type: Schema; readonly list?: List },
): Returns<List extends true ? PageResponse<ResponseOf<Schema>> : ResponseOf<Schema>> => {
  const { projections, type, list } = options;
  const reference = referenceTo(type);
  return applyDecorators(
    SetMetadata(RESPONSE_METADATA, { kind: 'query', projections } satisfies ResponseMetadata),
    ApiHeader({
      name: 'x-min-position',
      required: false,
      description:
        'Chờ dữ liệu tra cứu đến vị trí này / wait until the read models have reached this position (`x-position` of a command).',
      schema: { type: 'string', pattern: '^(0|[1-9][0-9]*)$' },
    }),
    ApiHeader({
      name: 'Prefer',
      required: false,
      description: 'Thời gian chờ tối đa / longest wait for x-min-position in seconds (RFC 7240).',
      schema: { type: 'string', example: 'wait=5' },
    }),
    ApiQuery({
      name: 'minPosition',
      required: false,
      description: 'Như x-min-position / the same as x-min-position.',
      schema: { type: 'string', pattern: '^(0|[1-9][0-9]*)$' },
    }),
    ApiResponse({
      status: 200,
      description: 'From the read models.',
      headers: {
        'x-position': {
          description: 'The response reflects the log at least up to this position.',
          schema: { type: 'string' },
        },
        'x-correlation-id': { description: 'Correlation id of this request in every log.', schema: { type: 'string' } },
        ...(list
          ? { Link: { description: 'rel="next", where a next page exists.', schema: { type: 'string' } } }
          : { ETag: { description: 'Revision, where the resource has one.', schema: { type: 'string' } } }),
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
    ...(list ? [] : [ApiResponse({ status: 304, description: 'If-None-Match names the current revision.' })]),
    ApiProblems(400, 401, 403, 404, 410, 500, 503),
  );
};
