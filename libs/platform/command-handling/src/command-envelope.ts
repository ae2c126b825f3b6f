import type { Clock, Instant, JsonValue } from '@app/kernel';
import { canonicalJson } from '@app/event-store';
import { hash } from 'node:crypto';
import { uuidV5 } from './uuid-v5.js';

/** Namespace of all derived ids. Never change it: every retry would look like a new command. */
const COMMAND_NAMESPACE = '0c7b6f0e-5d2b-5c0e-9c0a-3f7f6b1d2a44';

/** What travels with a command beside its content. */
export interface CommandEnvelope {
  /** Derived from (principal, idempotency key): the same input sent twice has the same id. */
  readonly commandId: string;
  /** memberId of the acting person. */
  readonly principal: string;
  /** When the server received it: the instant every rule about time looks at. */
  readonly receivedAt: Instant;
  /** The clock `receivedAt` was read from; asked again right before the append. */
  readonly clock: Clock;
  readonly correlationId: string;
  /** The command's own id for a person's input, the triggering event's id for a reaction. */
  readonly causationId: string;
  /** The person's own precondition (If-Match), null when none was given. */
  readonly ifMatch: bigint | null;
}

export const commandIdOf = (principal: string, idempotencyKey: string): string =>
  uuidV5(`${principal}\n${idempotencyKey}`, COMMAND_NAMESPACE);

/** A further id that a retry of the same command finds again: of what it creates, of its n-th event. */
export const derivedId = (commandId: string, purpose: string): string => uuidV5(purpose, commandId);

/** Tells a repeat from other content under the same key: SHA-256 of type and content, base64url. */
export const commandHashOf = (type: string, content: JsonValue): string =>
  hash('sha256', canonicalJson({ type, content }), 'base64url');
