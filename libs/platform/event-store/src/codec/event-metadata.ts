import type { Instant, JsonValue } from '@app/kernel';

/**
 * What all events of one command have in common. EventStoreDB's tools understand the names with `$`.
 * `recordedAt` is the server's clock when the append was issued; `effectiveAt` the business instant the decision used
 * (the receive time of the command).
 */
export type CommandMetadata = {
  readonly $correlationId: string;
  /** The command's id for a person's command, the triggering event's id for a reaction. */
  readonly $causationId: string;
  readonly commandId: string;
  readonly commandType: string;
  /** SHA-256 of the command's canonical content, base64url: distinguishes a retry from a reuse of its idempotency key. */
  readonly commandHash: string;
  readonly actor: string;
  readonly onBehalfOf: string | null;
  readonly role: string | null;
  readonly unitId: string | null;
  readonly recordedAt: Instant;
  readonly effectiveAt: Instant;
  readonly ruleSetVersion: number | null;
  readonly appVersion: string;
} & { readonly [key: string]: JsonValue };

/** Metadata of every stored event. */
export type EventMetadata = CommandMetadata & {
  /** 16 random bytes, base64url: nobody can guess the event's data from its hash. */
  readonly blind: string;
};
