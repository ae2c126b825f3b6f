import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { referenceTo } from '../openapi/declared-response.js';
import { ProblemDetails } from './problem-details.js';

const meanings: { readonly [status: number]: string } = {
  400: 'The request is malformed or not valid.',
  401: 'No valid access token.',
  403: 'The acting person may not do this.',
  404: 'The resource does not exist.',
  406: 'A success would have no media type that Accept allows; application/problem+json alone allows none.',
  409: 'The current state does not allow it.',
  410: 'A history that this response depends on was deleted from the event store, or rows of the list moved since its first page.',
  412: 'If-Match names a revision that is not the current one.',
  413: 'The body exceeds 64 KiB.',
  415: 'The body is not application/json in UTF-8.',
  422: 'The content breaks a rule, or the idempotency key was used with other content.',
  428: 'If-Match is missing.',
  429: 'Too many requests of this person, unit or address; see Retry-After.',
  500: 'Unexpected fault; report the traceId to the operator.',
  503: 'The service cannot serve now; see Retry-After.',
  507: 'The disk is full, reads go on; see Retry-After.',
};

/** Documents the problem statuses of a route. */
export const ApiProblems = (...statuses: readonly number[]): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: meanings[status] ?? 'Problem.',
        content: { 'application/problem+json': { schema: referenceTo(ProblemDetails) } },
        ...([429, 503, 507].includes(status) && {
          headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } },
        }),
        ...(status === 401 && {
          headers: { 'WWW-Authenticate': { required: true, description: 'Bearer.', schema: { type: 'string' } } },
        }),
      }),
    ),
  );
