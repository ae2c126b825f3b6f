import { nameKey, searchWords, vietnameseText } from '@app/kernel';
import {
  PersonVault,
  VaultUnavailable,
  type KnownPerson,
  type PersonRecord,
  type PersonSearch,
} from '../../port/person-vault.js';

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

  override async find({ search, among, after, limit }: PersonSearch): Promise<readonly KnownPerson[] | null> {
    this.assertOpen();
    const words = search === undefined ? null : searchWords(search);
    const placed = [...this.records]
      .map(([memberId, record]) => ({ memberId, record, key: nameKey(record.fullName) }))
      .sort((a, b) => byText(a.key, b.key) || byText(a.memberId, b.memberId));
    const last = placed.findIndex(({ memberId }) => memberId === after);
    if (after !== undefined && last < 0) return null;
    return placed
      .slice(last + 1)
      .filter(({ memberId, record: { fullName, memberNumber } }) => {
        if (among && !among.includes(memberId)) return false;
        const known = searchWords(`${fullName} ${memberNumber}`);
        return words === null || (words.length > 0 && words.every((word) => known.some((own) => own.startsWith(word))));
      })
      .slice(0, limit)
      .map(({ memberId, record }) => ({ memberId, ...record }));
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

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
