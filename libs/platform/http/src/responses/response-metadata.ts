import type { CommandOutcome } from '@app/command-handling';
import type { FastifyRequest } from 'fastify';

export interface CommandResponseOptions {
  /** 201 for what creates something, 200 otherwise. Default 200. */
  readonly status?: 200 | 201;
  /** Path of the thing acted on; required for 201 so that the client can go and look. */
  readonly location?: (outcome: CommandOutcome, request: FastifyRequest) => string;
  /** Name in the metrics. Default: the controller's name without `Controller`. */
  readonly command?: string;
}

export interface QueryResponseOptions {
  /** Names of the projections the answer is made of: what read-your-writes waits for and `x-position` speaks of. */
  readonly projections: readonly string[];
}

export type ResponseMetadata =
  ({ readonly kind: 'command' } & CommandResponseOptions) | ({ readonly kind: 'query' } & QueryResponseOptions);

export const RESPONSE_METADATA = 'sangkien:answer';
