import { wholeLog, type EventStore } from '@app/event-store';
import { FOUNDING_STREAM, memberIdOf } from '@app/organisation/read-models';
import type { PersonVault } from '@app/person-vault';

/** What commands left behind that were interrupted between two of their writes. */
export interface Orphans {
  /** Ids in the vault of which the log has no member: the name was stored, the enrolment was not. */
  readonly persons: readonly string[];
  /** Streams whose newest reservation is for a holder without events. Whoever asks for it next takes it over. */
  readonly reservations: readonly string[];
  /** Root units that were founded beyond the first. */
  readonly furtherFoundings: readonly string[];
}

/** Cheap: text within JSON cannot contain it, since its quotation marks are escaped. */
const HOLDER = '"holder":';

const holderOf = (data: string): string | null => {
  if (!data.includes(HOLDER)) return null;
  const { holder } = JSON.parse(data) as { readonly holder?: unknown };
  return typeof holder === 'string' ? holder : null;
};

/**
 * Reads the vault before the log, because a command stores a name before its events. While the service runs, what a running
 * command has just written may look like an orphan.
 */
export const findOrphans = async (store: EventStore, vault: Pick<PersonVault, 'memberIds'>): Promise<Orphans> => {
  const persons = new Set(await vault.memberIds());
  const streams = new Set<string>();
  /** By the stream of the reservation. */
  const holders = new Map<string, string>();
  const foundings = new Set<string>();
  for await (const { stream, data } of wholeLog(store)) {
    streams.add(stream);
    const memberId = memberIdOf(stream);
    if (memberId !== null) persons.delete(memberId);
    const holder = holderOf(data);
    if (holder !== null) holders.set(stream, holder);
    if (holder !== null && stream === FOUNDING_STREAM) foundings.add(holder);
  }
  return {
    persons: [...persons],
    reservations: [...holders].filter(([, holder]) => !streams.has(holder)).map(([stream]) => stream),
    furtherFoundings: [...foundings].filter((root) => streams.has(root)).slice(1),
  };
};

/**
 * Forgets the persons that no member of the log has. No other process may use the log or the vault meanwhile: a command that
 * runs has stored its name already.
 *
 * @returns the ids that were forgotten
 */
export const forgetOrphans = async (store: EventStore, vault: PersonVault): Promise<readonly string[]> => {
  const { persons } = await findOrphans(store, vault);
  await Promise.all(persons.map((memberId) => vault.forget(memberId)));
  return persons;
};
