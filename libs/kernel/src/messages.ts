import type { Instant } from './instant.js';

/** A value that a stored body may contain. No class, Date, bigint or undefined: every store reads it back unchanged. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A fact, named in the past tense. `type` is the name in code; the codec maps it to the stored name. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** The name of each event in the log, total by type: an event without a stored name does not compile. */
export type StoredNames<Event extends DomainEvent> = { readonly [Type in Event['type']]: string };

/** The member who acts. `memberId` is a pseudonym; the person vault stores the names. */
export interface Actor {
  readonly memberId: string;
  /** The role that allows the act, at the unit of its grant; null for an act that needs no role. */
  readonly mandate: Mandate | null;
}

/** A role at a unit. It covers the unit's subtree as of the receipt of the command. */
export interface Mandate {
  readonly role: string;
  readonly unitId: string;
}

/**
 * A command with every fact its decision needs. `at` is the instant of receipt by the server, and the only clock a
 * decision may read: so a replay of the history gives the same result.
 */
export interface DomainCommand<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  readonly by: Actor;
  readonly at: Instant;
}
