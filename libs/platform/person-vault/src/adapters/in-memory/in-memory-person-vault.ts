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

  override async find({ search, after, limit }: PersonSearch): Promise<readonly KnownPerson[] | null> {
    this.assertOpen();
    const words = search === undefined ? null : searchWords(search);
    const order = ({ fullName, memberId }: KnownPerson): readonly string[] => [nameKey(fullName), memberId];
    const compare = (a: readonly string[], b: readonly string[]): number =>
      a[0] === b[0] ? byText(a[1]!, b[1]!) : byText(a[0]!, b[0]!);
    const last = after === undefined ? undefined : this.records.get(after);
    if (after !== undefined && !last) return null;
    return [...this.records]
      .map(([memberId, record]) => ({ memberId, ...record }))
      .filter(({ fullName, memberNumber }) => {
        const known = searchWords(`${fullName} ${memberNumber}`);
        return words === null || (words.length > 0 && words.every((word) => known.some((own) => own.startsWith(word))));
      })
      .filter((person) => !last || compare(order(person), order({ memberId: after!, ...last })) > 0)
      .sort((a, b) => compare(order(a), order(b)))
      .slice(0, limit);
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
