import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { ApiProblems } from '../problems/api-problems.js';
import { ANSWER_METADATA, type AnswerMetadata, type CommandAnswerOptions } from './answer-metadata.js';
import { CommandAnswer } from './command-answer.js';

/**
 * Marks a controller method that returns a CommandOutcome. The client gets {id, revision, position} as JSON strings,
 * `ETag: "<revision>"`, `x-position`, `Location` where one is given, and `Idempotency-Replayed: true` when it is the
 * first answer given again. 412 and 428 are documented by Envelope, which knows about If-Match.
 */
export const AnswersCommand = (options: CommandAnswerOptions = {}): MethodDecorator => {
  const { status = 200, location } = options;
  return applyDecorators(
    SetMetadata(ANSWER_METADATA, { kind: 'command', ...options } satisfies AnswerMetadata),
    HttpCode(status),
    ApiResponse({
      status,
      type: CommandAnswer,
      description: 'Done and durable.',
      headers: {
        ETag: { description: 'Revision to name in If-Match next.', schema: { type: 'string' } },
        'x-position': { description: 'Position in the log; name it in x-min-position.', schema: { type: 'string' } },
        'x-correlation-id': { description: 'Names this request in every log.', schema: { type: 'string' } },
        'Idempotency-Replayed': {
          description: 'Present when this is the first answer given again.',
          schema: { type: 'string', enum: ['true'] },
        },
        ...(location && {
          Location: { description: 'The thing acted on.', schema: { type: 'string', format: 'uri-reference' } },
        }),
      },
    }),
    ApiProblems(400, 401, 403, 404, 409, 410, 413, 415, 422, 500, 503),
  );
};
