import type { CommandOutcome } from '@app/command-handling';
import { z } from 'zod';
import { declareResponse, type ResponseOf } from '../openapi/declared-response.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagOf } from '../fields/etag.js';
import type { CommandResponseOptions } from './response-metadata.js';

/** The body of a command's response. Revision and position are decimal strings, because they may exceed 2^53. */
export const CommandResponse = declareResponse('CommandResponse', {
  id: z.string().describe('Id of the resource.'),
  revision: z.string().meta({ description: 'Its revision after the command; also the ETag.', example: '4' }),
  position: z.string().meta({ description: 'Position of the command in the log.', example: '1024' }),
});
export type CommandResponse = ResponseOf<typeof CommandResponse>;

/** Writes the headers of an outcome and returns its body. */
export const respondToCommand = (
  outcome: CommandOutcome,
  { location }: CommandResponseOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): CommandResponse => {
  const { id, replayed } = outcome;
  const revision = String(outcome.revision);
  const position = String(outcome.position);
  reply.header('etag', etagOf(revision));
  reply.header('x-position', position);
  if (location) reply.header('location', location(outcome, request));
  if (replayed) reply.header('idempotency-replayed', 'true');
  return { id, revision, position };
};
