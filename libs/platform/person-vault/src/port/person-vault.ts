/** Personal data of a member. No event contains any of it. */
export interface PersonRecord {
  /** As the person writes it, in the form of `vietnameseText`. */
  readonly fullName: string;
  readonly memberNumber: string;
  /** Chức danh at the workplace. */
  readonly jobTitle: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface KnownPerson extends PersonRecord {
  readonly memberId: string;
}

export interface PersonSearch {
  /**
   * Words in any spelling, each the beginning of a word of the name or of the member number. A search without any letter or
   * digit finds nobody. Absent: everybody.
   */
  readonly search?: string;
  /** Only these members. Absent: all. */
  readonly among?: readonly string[];
  /** Continues after this member. */
  readonly after?: string;
  /** Maximum number of persons, a whole number ≥ 1. */
  readonly limit: number;
}

/** The vault cannot be reached or is closed. The outcome of a failed write is unknown; retrying it is safe. */
export class VaultUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'VaultUnavailable';
  }
}

/** The disk of the vault is full. Retry later as after VaultUnavailable; reads go on. */
export class VaultDiskFull extends VaultUnavailable {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'VaultDiskFull';
  }
}

/** The stored names are those of another log's members, or are gone. Waiting does not help. */
export class PersonsOfAnotherLog extends VaultUnavailable {
  constructor(message: string) {
    super(message);
    this.name = 'PersonsOfAnotherLog';
  }
}

/**
 * Stores personal names and contact data by member id, and is the only place that does. Events and read models contain
 * member ids, so a member forgotten here has no name anywhere.
 *
 * Guaranteed by every adapter, proved by the person vault contract suite:
 * - `put`, `amend` and `forget` are durable before they resolve, and idempotent.
 * - Names are returned in the form of `vietnameseText`.
 * - Concurrent writes share few flushes.
 *
 * Not guaranteed: an order among writes for different members. Every method throws VaultUnavailable while the vault cannot
 * be reached or after `close`.
 */
export abstract class PersonVault {
  /**
   * Stores the record and replaces an earlier one.
   *
   * @throws VaultUnavailable
   */
  abstract put(memberId: string, record: PersonRecord): Promise<void>;

  /**
   * Replaces the named fields of a stored record in one step. A member who is unknown or forgotten stays so.
   *
   * @throws VaultUnavailable
   */
  abstract amend(memberId: string, fields: Partial<PersonRecord>): Promise<void>;

  /** The record; null for a member who is unknown or forgotten. */
  abstract get(memberId: string): Promise<PersonRecord | null>;

  /** Full names by member id. The answer omits members who are unknown or forgotten. */
  abstract names(memberIds: readonly string[]): Promise<ReadonlyMap<string, string>>;

  /**
   * Persons in the order of `nameKey`, then of member ids; null when the member to continue after has no record. The search
   * runs on what is stored with the record, so it never finds a member who is forgotten.
   */
  abstract find(search: PersonSearch): Promise<readonly KnownPerson[] | null>;

  /** The ids of all members that have a record. */
  abstract memberIds(): Promise<readonly string[]>;

  /**
   * Removes the record of the member, if there is one.
   *
   * @throws VaultUnavailable
   */
  abstract forget(memberId: string): Promise<void>;

  /** Finishes accepted writes, then releases all resources. New writes throw VaultUnavailable. */
  abstract close(): Promise<void>;
}
