import type { CommandOutcome } from '@app/command-handling';
import type { FastifyRequest } from 'fastify';

export interface CommandResponseOptions {
  /** 201 for a command that creates a resource. Default 200. */
  readonly status?: 200 | 201;
  /** Path of the resource; required for 201, where `Location` has to name it. */
  readonly location?: (outcome: CommandOutcome, request: FastifyRequest) => string;
  /** Name in the metrics. Default: the controller's name without `Controller`. */
  readonly command?: string;
}

export interface QueryResponseOptions {
  /** The projections that the response is built from. Read-your-writes waits for them. */
  readonly projections: readonly string[];
}

export type ResponseMetadata =
  ({ readonly kind: 'command' } & CommandResponseOptions) | ({ readonly kind: 'query' } & QueryResponseOptions);

export const RESPONSE_METADATA = 'sangkien:response';
