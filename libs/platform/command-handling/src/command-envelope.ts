import type { Clock, Instant, JsonValue } from '@app/kernel';
import { canonicalJson } from '@app/event-store';
import { hash } from 'node:crypto';
import { uuidV5 } from './uuid-v5.js';

/** Namespace of all derived ids. Never change it: every retry would look like a new command. */
const COMMAND_NAMESPACE = '0c7b6f0e-5d2b-5c0e-9c0a-3f7f6b1d2a44';

/** The clock of a command's receipt. */
export interface CommandClock extends Clock {
  /** Milliseconds of a clock that nobody sets; time limits are measured by it. */
  elapsedMs(): number;
  /** Why instants of this clock cannot be trusted now; null if they can. */
  disagreement(): string | null;
}

/** The metadata of a command. */
export interface CommandEnvelope {
  /** Derived from (principal, idempotency key): the same on every retry. */
  readonly commandId: string;
  /** memberId of the principal. */
  readonly principal: string;
  /** Time of receipt by the server; every rule about time uses it. */
  readonly receivedAt: Instant;
  /** The clock of `receivedAt`; read again right before the append. */
  readonly clock: CommandClock;
  /** `elapsedMs` of the clock at the receipt. */
  readonly receivedAtMs: number;
  readonly correlationId: string;
  /** The command's own id for a person's command, the triggering event's id for a reaction. */
  readonly causationId: string;
  /** The person's own precondition (If-Match); null if none was given. */
  readonly ifMatch: bigint | null;
}

export const commandIdOf = (principal: string, idempotencyKey: string): string =>
  uuidV5(`${principal}\n${idempotencyKey}`, COMMAND_NAMESPACE);

/** An id derived from the command, the same on every retry: for what it creates and for each of its events. */
export const derivedId = (commandId: string, purpose: string): string => uuidV5(purpose, commandId);

/** Distinguishes a retry from other content under the same key: SHA-256 of type and content, base64url. */
export const commandHashOf = (type: string, content: JsonValue): string =>
  hash('sha256', canonicalJson({ type, content }), 'base64url');
