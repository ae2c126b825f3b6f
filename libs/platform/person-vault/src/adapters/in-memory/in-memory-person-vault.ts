import { vietnameseText } from '@app/kernel';
import { PersonVault, VaultUnavailable, type PersonRecord } from '../../port/person-vault.js';

/** For tests: gives all guarantees of the port except durability. */
export class InMemoryPersonVault extends PersonVault {
  private readonly records = new Map<string, PersonRecord>();
  private closed = false;

  override async put(memberId: string, record: PersonRecord): Promise<void> {
    this.assertOpen();
    this.records.set(memberId, { ...record, fullName: vietnameseText(record.fullName) });
  }

  override async amend(memberId: string, fields: Partial<PersonRecord>): Promise<void> {
    this.assertOpen();
    const record = this.records.get(memberId);
    if (record) await this.put(memberId, { ...record, ...fields });
  }

  override async get(memberId: string): Promise<PersonRecord | null> {
    this.assertOpen();
    return this.records.get(memberId) ?? null;
  }

  override async names(memberIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    this.assertOpen();
    return new Map(
      memberIds.flatMap((memberId) => {
        const record = this.records.get(memberId);
        return record ? [[memberId, record.fullName] as const] : [];
      }),
    );
  }

  override async memberIds(): Promise<readonly string[]> {
    this.assertOpen();
    return [...this.records.keys()];
  }

  override async forget(memberId: string): Promise<void> {
    this.assertOpen();
    this.records.delete(memberId);
  }

  override async close(): Promise<void> {
    this.closed = true;
  }

  private assertOpen(): void {
    if (this.closed) throw new VaultUnavailable('the person vault is closed');
  }
}
