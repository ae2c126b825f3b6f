import { writtenDay, writtenInstant, writtenUntil, writtenVnd, type BilingualText, type Language } from '@app/texts';
import type { Sentence, SentencePart } from './sentence.js';

/** A name, and the position of the log from which it holds. */
export interface NameInLog {
  readonly name: string;
  readonly position: bigint;
}

/** Looks up the names of members and units that sentences refer to by id. */
export abstract class NameDirectory {
  /** Names as they are: the vault keeps no earlier ones, since a change of a person's name is a correction. */
  abstract members(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** All names of each unit, the first one first. */
  abstract units(ids: readonly string[]): Promise<ReadonlyMap<string, readonly NameInLog[]>>;
}

/** A sentence, and the position of its event: it shows units under their names of that moment. */
export interface SentenceInLog extends Sentence {
  readonly position: bigint;
}

/** The name that holds at a position; the first one before any does. */
const nameAt = (names: readonly NameInLog[] | undefined, position: bigint): string | undefined =>
  (names?.findLast((each) => each.position <= position) ?? names?.[0])?.name;

const ERASED: BilingualText = {
  vi: 'một đoàn viên (dữ liệu cá nhân đã xóa)',
  en: 'a member (personal data erased)',
};
const UNKNOWN_UNIT: BilingualText = { vi: 'một đơn vị chưa rõ tên', en: 'a unit of unknown name' };

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Renders sentences as text, with one look-up for all names of a page. */
export class SentenceRenderer {
  constructor(private readonly names: NameDirectory) {}

  async write(sentences: readonly SentenceInLog[]): Promise<readonly BilingualText[]> {
    const parts = sentences.flatMap(({ vi, en }) => [...vi, ...en]);
    const [members, units] = await Promise.all([
      this.names.members([
        ...new Set(parts.flatMap((part) => (typeof part === 'object' && 'member' in part ? [part.member] : []))),
      ]),
      this.names.units([
        ...new Set(parts.flatMap((part) => (typeof part === 'object' && 'unit' in part ? [part.unit] : []))),
      ]),
    ]);
    const text = (part: SentencePart, language: Language, position: bigint): string => {
      if (typeof part === 'string') return part;
      if ('member' in part) return members.get(part.member) ?? ERASED[language];
      if ('unit' in part) return nameAt(units.get(part.unit), position) ?? UNKNOWN_UNIT[language];
      if ('day' in part) return writtenDay(part.day);
      if ('vnd' in part) return writtenVnd(part.vnd, language);
      if ('until' in part) return writtenUntil(part.until, language);
      return writtenInstant(part.instant, language);
    };
    return sentences.map(({ vi, en, position }) => ({
      vi: capitalised(vi.map((part) => text(part, 'vi', position)).join('')),
      en: capitalised(en.map((part) => text(part, 'en', position)).join('')),
    }));
  }
}
