import { dayInVietnam, isInstant, isLocalDate, type JsonValue } from '@app/kernel';
import { platformProblems } from './platform-problems.js';
import type { BilingualText, ProblemEntry } from './problem-entry.js';

export type Language = keyof BilingualText;

/** Facts of one occurrence, by name. */
export type ProblemFacts = { readonly [name: string]: JsonValue };

const PLACEHOLDER = /\{(\w+)(?::(instant|day|vnd))?\}/g;
const vietnamTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const dayText = (day: string): string => day.split('-').reverse().join('/');
const grouped = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-US') };

const written = (value: JsonValue, form: string | undefined, language: Language): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (form === 'instant' && isInstant(text)) {
    return `${vietnamTime.format(new Date(text))} ${dayText(dayInVietnam(text))}`;
  }
  if (form === 'day' && isLocalDate(text)) return dayText(text);
  if (form === 'vnd' && /^\d+$/.test(text)) return `${grouped[language].format(BigInt(text))} đồng`;
  return text;
};

/** The text with its facts written in, or null when it names a fact that is not there. */
export const fillIn = (template: string, facts: ProblemFacts, language: Language): string | null => {
  let complete = true;
  const text = template.replaceAll(PLACEHOLDER, (_match, name: string, form: string | undefined) => {
    const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (value === undefined) complete = false;
    return value === undefined ? '' : written(value, form, language);
  });
  return complete ? text : null;
};

export const slugOf = (code: string): string => code.toLowerCase().replaceAll('_', '-');

/**
 * Every problem the service can name, by code. Built from the platform's own list and those of the contexts; a code
 * claimed twice fails at boot. A code without an entry is still answered, from its status alone.
 */
export class ProblemCatalogue {
  private readonly byCode = new Map<string, ProblemEntry>();

  constructor(...lists: readonly (readonly ProblemEntry[])[]) {
    for (const entry of [platformProblems, ...lists].flat()) {
      if (this.byCode.has(entry.code)) throw new Error(`problem ${entry.code} stands in the catalogue twice`);
      this.byCode.set(entry.code, entry);
    }
  }

  find(code: string): ProblemEntry | undefined {
    return this.byCode.get(code);
  }

  bySlug(slug: string): ProblemEntry | undefined {
    return this.entries.find(({ code }) => slugOf(code) === slug);
  }

  get entries(): readonly ProblemEntry[] {
    return [...this.byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  }
}
