import { writtenDay, writtenInstant, writtenUntil, writtenVnd, type BilingualText, type Language } from '@app/texts';
import type { Sentence, SentencePart } from './sentence.js';

/** Looks up the names of members and units that sentences refer to by id. */
export abstract class NameDirectory {
  abstract members(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  abstract units(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

const ERASED: BilingualText = {
  vi: 'một đoàn viên (dữ liệu cá nhân đã xóa)',
  en: 'a member (personal data erased)',
};
const UNKNOWN_UNIT: BilingualText = { vi: 'một đơn vị chưa rõ tên', en: 'a unit of unknown name' };

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Renders sentences as text, with one look-up for all names of a page. */
export class SentenceRenderer {
  constructor(private readonly names: NameDirectory) {}

  async write(sentences: readonly Sentence[]): Promise<readonly BilingualText[]> {
    const parts = sentences.flatMap(({ vi, en }) => [...vi, ...en]);
    const [members, units] = await Promise.all([
      this.names.members([
        ...new Set(parts.flatMap((part) => (typeof part === 'object' && 'member' in part ? [part.member] : []))),
      ]),
      this.names.units([
        ...new Set(parts.flatMap((part) => (typeof part === 'object' && 'unit' in part ? [part.unit] : []))),
      ]),
    ]);
    const text = (part: SentencePart, language: Language): string => {
      if (typeof part === 'string') return part;
      if ('member' in part) return members.get(part.member) ?? ERASED[language];
      if ('unit' in part) return units.get(part.unit) ?? UNKNOWN_UNIT[language];
      if ('day' in part) return writtenDay(part.day);
      if ('vnd' in part) return writtenVnd(part.vnd, language);
      if ('until' in part) return writtenUntil(part.until, language);
      return writtenInstant(part.instant, language);
    };
    return sentences.map(({ vi, en }) => ({
      vi: capitalised(vi.map((part) => text(part, 'vi')).join('')),
      en: capitalised(en.map((part) => text(part, 'en')).join('')),
    }));
  }
}
