import type { JsonValue } from '@app/kernel';
import type { Language } from './bilingual-text.js';
import type { CodeWords } from './code-words.js';
import { writtenCount, writtenDay, writtenInstant, writtenShare, writtenUntil, writtenVnd } from './written.js';

/** Facts of one occurrence, by name. */
export type TextFacts = { readonly [name: string]: JsonValue };

const FORMS = {
  instant: writtenInstant,
  until: writtenUntil,
  day: writtenDay,
  vnd: writtenVnd,
  count: writtenCount,
  share: writtenShare,
} as const;

const PLACEHOLDER = /\{(\w+)(?::(\w+))?\}/g;

export interface Placeholder {
  readonly name: string;
  readonly form: string | undefined;
}

export const placeholdersIn = (template: string): readonly Placeholder[] =>
  [...template.matchAll(PLACEHOLDER)].map(([, name, form]) => ({ name: name!, form }));

const isForm = (form: string): form is keyof typeof FORMS => Object.hasOwn(FORMS, form);

const written = (
  { name, form }: Placeholder,
  value: JsonValue,
  language: Language,
  words: CodeWords,
): string | null => {
  if (form === 'word') return wordsFor([value].flat(), words[name] ?? {}, language);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (form === undefined) return text;
  return isForm(form) ? FORMS[form](text, language) : null;
};

const OR: { readonly [language in Language]: string } = { vi: ' hoặc ', en: ' or ' };

const wordsFor = (codes: readonly JsonValue[], set: CodeWords[string], language: Language): string | null => {
  const found = codes.map((code) => (typeof code === 'string' ? set[code]?.[language] : undefined));
  return found.length === 0 || found.includes(undefined) ? null : found.join(OR[language]);
};

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The text with its facts filled in; null if a fact is missing or a code value has no word. `{name}` is the fact
 * unchanged, `{name:word}` the word of a code value from the set `name`, or of several, joined by “or”; `:instant`, `:until`, `:day`, `:vnd`, `:count`
 * and `:share` format it for readers.
 */
export const fillIn = (
  template: string,
  facts: TextFacts,
  language: Language,
  words: CodeWords = {},
): string | null => {
  let complete = true;
  const text = template.replaceAll(PLACEHOLDER, (_match, name: string, form: string | undefined) => {
    const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
    const filled = value === undefined ? null : written({ name, form }, value, language, words);
    if (filled === null) complete = false;
    return filled ?? '';
  });
  return complete ? capitalised(text) : null;
};
