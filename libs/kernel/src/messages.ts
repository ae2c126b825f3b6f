import type { Instant } from './instant.js';

/** What a stored body may hold: no class, Date, bigint or undefined, so that it reads the same in every store and decade. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A fact in the past tense. `type` is the current name in code; the codec maps it to the stored name. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** Who acts. `memberId` is a pseudonymous reference; names live in the person vault. */
export interface Actor {
  readonly memberId: string;
  /** The role the act was allowed by, with the unit it was granted at; null for an act that needs no role. */
  readonly mandate: Mandate | null;
}

/** A role at a unit, valid for that unit's subtree as the tree stood when the command was received. */
export interface Mandate {
  readonly role: string;
  readonly unitId: string;
}

/**
 * A wish with every fact the decision needs. `at` is the instant the server received it: the only clock a decision may
 * look at, so that replaying the history gives the same answer.
 */
export interface DomainCommand<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  readonly by: Actor;
  readonly at: Instant;
}
