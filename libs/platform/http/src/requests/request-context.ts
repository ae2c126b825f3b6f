import type { CommandClock } from '@app/command-handling';
import type { Instant } from '@app/kernel';

/** What the service records when the head of a request arrives. */
export interface RequestContext {
  /** Every rule about time is decided by this instant. */
  readonly receivedAt: Instant;
  readonly clock: CommandClock;
  /** `elapsedMs` of the clock at the same moment. */
  readonly receivedAtMs: number;
  readonly correlationId: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the first onRequest hook, before anything can fail. */
    requestContext: RequestContext;
    /** memberId of the principal; null on public routes. Set by the AuthenticationGuard. */
    principal: string | null;
  }
}
