import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { referenceTo } from '../openapi/declared-response.js';
import { ApiProblems } from '../problems/api-problems.js';
import { RESPONSE_METADATA, type ResponseMetadata, type CommandResponseOptions } from './response-metadata.js';
import { CommandResponse } from './command.response.js';

/**
 * Marks a controller method that returns a CommandOutcome. The client receives {id, revision, position} as JSON strings,
 * `ETag: "<revision>"`, `x-position`, `Location` where one is given, and `Idempotency-Replayed: true` for a replay.
 * Envelope documents 412 and 428, because it knows about If-Match.
 */
export const CommandResponds = (options: CommandResponseOptions = {}): MethodDecorator => {
  const { status = 200, location } = options;
  return applyDecorators(
    SetMetadata(RESPONSE_METADATA, { kind: 'command', ...options } satisfies ResponseMetadata),
    HttpCode(status),
    ApiResponse({
      status,
      content: { 'application/json': { schema: referenceTo(CommandResponse) } },
      description: 'The command succeeded and its events are durable.',
      headers: {
        ETag: { required: true, description: 'Revision to name in If-Match next.', schema: { type: 'string' } },
        'x-position': {
          required: true,
          description: 'Position in the log; name it in x-min-position.',
          schema: { type: 'string' },
        },
        'Idempotency-Replayed': {
          description: 'Present when this is a replay of the first response.',
          schema: { type: 'string', enum: ['true'] },
        },
        ...(location && {
          Location: {
            required: true,
            description: 'The resource.',
            schema: { type: 'string', format: 'uri-reference' },
          },
        }),
      },
    }),
    ApiProblems(400, 401, 403, 404, 406, 409, 410, 413, 415, 422, 429, 500, 503, 507),
  );
};
