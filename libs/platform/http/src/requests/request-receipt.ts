import type { Clock, Instant } from '@app/kernel';

/** What the service notes about a request the moment its head has arrived. */
export interface RequestReceipt {
  /** The instant every rule about time looks at. */
  readonly receivedAt: Instant;
  readonly clock: Clock;
  readonly correlationId: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the receipt hook on every request, before anything can fail. */
    receipt: RequestReceipt;
    /** memberId of the acting person; null on public routes. Set by the ActingPersonGuard. */
    principal: string | null;
  }
}
