import { vietnameseText } from './vietnamese-text.js';

const vietnamese = new Intl.Collator('vi');

const BRACKETED = /[([（][^)\]）]*(?:[)\]）]|$)/gu;

/** The parts of a name. What stands in brackets tells persons of one name apart and is no part of it: Mẫu Văn An (A). */
const partsOf = (fullName: string): readonly string[] => {
  const name = vietnameseText(fullName);
  const plain = name.replace(BRACKETED, ' ').trim();
  return (plain === '' ? name.trim() : plain).split(/\s+/u);
};

/** The last part of a name: Đặng Mẫu Ẩn is called Ẩn. */
export const givenName = (fullName: string): string => partsOf(fullName).at(-1)!;

/**
 * The order of Vietnamese lists of persons: by given name, then by the other parts from the family name on, each part as a
 * whole before the next, so that one family stays together; then by what stands in brackets.
 */
export const compareNames = (a: string, b: string): number => {
  const [partsOfA, partsOfB] = [partsOf(a), partsOf(b)];
  const given = vietnamese.compare(partsOfA.at(-1)!, partsOfB.at(-1)!);
  if (given !== 0) return given;
  for (const [index, part] of partsOfA.entries()) {
    const other = partsOfB[index];
    if (other === undefined) return 1;
    const order = vietnamese.compare(part, other);
    if (order !== 0) return order;
  }
  return partsOfA.length - partsOfB.length || vietnamese.compare(vietnameseText(a), vietnameseText(b));
};
