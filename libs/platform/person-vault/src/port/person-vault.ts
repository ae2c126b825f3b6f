/** What the union knows about a person beyond what happened. Nothing of it ever stands in an event. */
export interface PersonRecord {
  /** NFC, as the person writes it. */
  readonly fullName: string;
  readonly memberNumber: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** The vault cannot serve. A `put` or `forget` that failed so may or may not have happened: both can be repeated. */
export class VaultUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'VaultUnavailable';
  }
}

/**
 * Names and contact data of persons, by member id, the only place they are kept. Events and read models hold member ids;
 * who is forgotten here is nameless everywhere.
 *
 * Guarantees, the same for every adapter and proved by the person vault contract suite: `put` and `forget` are durable
 * before they resolve and may be repeated; names come back in NFC; many writes at once cost few flushes.
 *
 * Not guaranteed: any order among writes for different members.
 */
export abstract class PersonVault {
  /**
   * Keeps this record, in place of an earlier one.
   *
   * @throws VaultUnavailable
   */
  abstract put(memberId: string, record: PersonRecord): Promise<void>;

  /** The record, or null for a member unknown or forgotten. */
  abstract get(memberId: string): Promise<PersonRecord | null>;

  /** Full names by member id; the unknown and forgotten are absent from the answer. */
  abstract names(memberIds: readonly string[]): Promise<ReadonlyMap<string, string>>;

  /**
   * Removes what is known of the member; nothing happens when nothing is known.
   *
   * @throws VaultUnavailable
   */
  abstract forget(memberId: string): Promise<void>;

  /** Lets accepted writes finish, refuses new ones with VaultUnavailable, frees everything. */
  abstract close(): Promise<void>;
}
