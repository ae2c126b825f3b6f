import { apiAs, type AuditOptions } from './audited-initiative.js';
import { both } from './both.js';
import type { Output } from './output.js';

interface FoundMember {
  readonly id: string;
  readonly name: string;
  readonly memberNumber: string | null;
  readonly unit: { readonly name: string };
  readonly active: boolean;
}

interface MemberPage {
  readonly items: readonly FoundMember[];
  readonly nextCursor: string | null;
}

/** A search with more results than this needs another word. */
const SHOWN = 50;

const line = ({ id, name, memberNumber, unit, active }: FoundMember): string =>
  [id, name, memberNumber, unit.name, active ? null : 'đã thôi sinh hoạt / left']
    .filter((each) => each !== null)
    .join('  ');

/** Prints the members that the reader sees, found by words of the name or by the member number. */
export const members = async (words: readonly string[], options: AuditOptions, output: Output): Promise<void> => {
  const api = await apiAs(options);
  const search = encodeURIComponent(words.join(' '));
  const { items, nextCursor } = await api.get<MemberPage>(`/api/v1/members?limit=${SHOWN}&q=${search}`);
  if (items.length === 0) output.print(both('Không tìm thấy ai.', 'Nobody was found.'));
  for (const member of items) output.print(line(member));
  const more = nextCursor !== null;
  if (more) output.print(both(`Còn nữa; chỉ in ${SHOWN} người đầu.`, `There are more; these are the first ${SHOWN}.`));
  output.document({ items, more });
};
