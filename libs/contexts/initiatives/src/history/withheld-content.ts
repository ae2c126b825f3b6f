import type { Sentences, Telling } from '@app/history';
import type { InitiativeEvent } from '../domain/initiative.events.js';

/** What everybody is shown of a technical secret. */
const ALWAYS_OPEN = ['title', 'effectSummary'];

/** A secret keeps the texts of all its events; a version that was one keeps its own; a draft is its owner's. */
const isWithheld = (type: string, data: object, secret: boolean): boolean =>
  secret || type === 'DraftSaved' || ('confidentiality' in data && data.confidentiality === 'TECH_SECRET');

const emptied = (value: unknown): unknown => {
  if (typeof value === 'string') return '';
  if (!Array.isArray(value)) return value;
  return value.map((each: object) => ({ ...each, text: '' }));
};

/** The event's data as a reader who is no insider gets it, with every withheld text empty and said to be. */
export const openData = (type: string, data: object, secret: boolean): object => {
  if (!isWithheld(type, data, secret) || !('content' in data)) return data;
  const content = Object.entries(data.content as object).map(([field, text]: [string, unknown]) => [
    field,
    ALWAYS_OPEN.includes(field) ? text : emptied(text),
  ]);
  return { ...data, content: Object.fromEntries(content) as unknown, contentWithheld: true };
};

/** The same sentences, told without withheld texts. */
export const openSentences = (sentences: Sentences<InitiativeEvent>, secret: boolean): Sentences<InitiativeEvent> =>
  Object.fromEntries(
    (Object.entries(sentences) as [string, Telling<object>][]).map(([type, tell]): [string, Telling<object>] => [
      type,
      (data, by) => tell(openData(type, data, secret), by),
    ]),
  ) as unknown as Sentences<InitiativeEvent>;
