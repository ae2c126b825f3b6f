import { vnd } from '@app/kernel';
import type { Sentence, SentencePart } from './sentence.js';

/** Looks up what a sentence only refers to. A name that was erased is told as such by the adapter. */
export abstract class NameDirectory {
  abstract members(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  abstract units(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

type Language = 'vi' | 'en';

const DATE = new Intl.DateTimeFormat('vi-VN', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  timeZone: 'Asia/Ho_Chi_Minh',
});
const TIME = new Intl.DateTimeFormat('vi-VN', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Ho_Chi_Minh',
});
const AMOUNT: Record<Language, Intl.NumberFormat> = {
  vi: new Intl.NumberFormat('vi-VN'),
  en: new Intl.NumberFormat('en-GB'),
};
const ERASED: Record<Language, string> = { vi: 'người đã xoá dữ liệu', en: 'a person whose data was erased' };

export interface WrittenSentence {
  readonly vi: string;
  readonly en: string;
}

/** Turns sentences into text, with one look-up for all names of a page. */
export class SentenceRenderer {
  constructor(private readonly names: NameDirectory) {}

  async write(sentences: readonly Sentence[]): Promise<readonly WrittenSentence[]> {
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
      if ('unit' in part) return units.get(part.unit) ?? part.unit;
      if ('day' in part) return part.day.split('-').reverse().join('/');
      if ('vnd' in part) return `${AMOUNT[language].format(vnd(part.vnd))} ${language === 'vi' ? 'đồng' : 'VND'}`;
      const at = new Date(part.instant);
      return `${TIME.format(at)} ${DATE.format(at)}`;
    };
    return sentences.map(({ vi, en }) => ({
      vi: vi.map((part) => text(part, 'vi')).join(''),
      en: en.map((part) => text(part, 'en')).join(''),
    }));
  }
}
