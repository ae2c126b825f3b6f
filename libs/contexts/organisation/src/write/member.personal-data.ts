import { Injectable } from '@nestjs/common';
import { IdempotencyKeyReused, type CommandOutcome } from '@app/command-handling';
import { PersonVault, type PersonRecord } from '@app/person-vault';

/**
 * Personal data of a command that enrols somebody. It is no part of the hash that tells a repeat from other content,
 * because that hash stands in the log and would outlive an erasure; the vault's record is compared instead.
 */
@Injectable()
export class MemberPersonalData {
  constructor(private readonly vault: PersonVault) {}

  /** To be durable before the member's first event, so that no member is ever nameless by accident. */
  keep(memberId: string, { fullName, memberNumber, email, phone }: PersonRecord): Promise<void> {
    return this.vault.put(memberId, { fullName, memberNumber, email, phone });
  }

  /**
   * Passes the outcome on. A repeat for a member since forgotten is let through: there is nothing left to compare.
   *
   * @throws IdempotencyKeyReused when it is a repeat that names another person than the first sending
   */
  async requireSamePerson(outcome: CommandOutcome, person: PersonRecord, commandId: string): Promise<CommandOutcome> {
    const kept = outcome.replayed ? await this.vault.get(outcome.id) : null;
    const same =
      !kept ||
      (kept.fullName === person.fullName &&
        kept.memberNumber === person.memberNumber &&
        kept.email === person.email &&
        kept.phone === person.phone);
    if (!same) throw new IdempotencyKeyReused(commandId);
    return outcome;
  }
}
