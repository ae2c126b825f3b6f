import { Injectable } from '@nestjs/common';
import { IdempotencyKeyReused, type CommandOutcome } from '@app/command-handling';
import { EventCodec, EventStore } from '@app/event-store';
import { PersonVault, type PersonRecord } from '@app/person-vault';
import type { CorrectedField, MemberEvent } from '../domain/member.events.js';

type PersonField = Exclude<CorrectedField, 'category'>;
/** The personal fields that a correction may change. An absent field stays unchanged. */
export type CorrectablePerson = Partial<Pick<PersonRecord, PersonField>>;

/** Total by type: a correctable field that is not listed does not compile. */
const CORRECTABLE: { readonly [field in PersonField]: true } = { fullName: true, jobTitle: true };
const correctable = Object.keys(CORRECTABLE) as readonly PersonField[];

/**
 * Personal data of a command that enrols a member or corrects their record. It is excluded from the command hash, because
 * the hash is stored in the log and would survive an erasure; replays are compared with the vault instead.
 */
@Injectable()
export class MemberPersonalData {
  constructor(
    private readonly vault: PersonVault,
    private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {}

  /** Must complete before the member's first event is appended, so that no member lacks a name. */
  keep(memberId: string, { fullName, memberNumber, email, phone, jobTitle }: PersonRecord): Promise<void> {
    return this.vault.put(memberId, { fullName, memberNumber, email, phone, jobTitle });
  }

  /** Writes only the named fields: a concurrent correction may write the others. */
  amend(memberId: string, person: CorrectablePerson, fields: readonly PersonField[]): Promise<void> {
    return this.vault.amend(memberId, Object.fromEntries(fields.map((field) => [field, person[field]])));
  }

  /** The fields sent, and those of them that differ in the vault; null if the vault has no record. */
  async differences(
    memberId: string,
    sent: CorrectablePerson,
  ): Promise<{ readonly personFields: readonly PersonField[]; readonly differing: readonly PersonField[] | null }> {
    const kept = await this.vault.get(memberId);
    const personFields = correctable.filter((field) => sent[field] !== undefined);
    return { personFields, differing: kept && personFields.filter((field) => kept[field] !== sent[field]) };
  }

  /**
   * Returns the outcome. A replay for a forgotten member passes, and so does a field corrected since: the vault has
   * nothing left to compare.
   *
   * @throws IdempotencyKeyReused when a replay names another person than the first request
   */
  async requireSamePerson(
    outcome: CommandOutcome,
    person: Partial<PersonRecord>,
    commandId: string,
  ): Promise<CommandOutcome> {
    const kept = outcome.replayed ? await this.vault.get(outcome.id) : null;
    if (!kept) return outcome;
    const corrected = await this.correctedAfter(outcome);
    const sent = Object.entries(person) as [keyof PersonRecord, string | null][];
    if (sent.some(([field, value]) => kept[field] !== value && !corrected.has(field))) {
      throw new IdempotencyKeyReused(commandId);
    }
    return outcome;
  }

  private async correctedAfter({ stream, revision }: CommandOutcome): Promise<ReadonlySet<string>> {
    const later = await this.store.readStream(stream, { from: revision + 1n });
    return new Set(
      later
        .map((stored) => this.codec.decode<MemberEvent>(stored).event)
        .flatMap(({ type, data }) => (type === 'MemberRecordCorrected' ? data.corrected : [])),
    );
  }
}
