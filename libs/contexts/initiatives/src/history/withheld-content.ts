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

/** The event's data as a reader without full access gets it: withheld texts are empty, and `contentWithheld` says so. */
export const redactData = (type: string, data: object, secret: boolean): object => {
  if (!isWithheld(type, data, secret) || !('content' in data)) return data;
  const content = Object.entries(data.content as object).map(([field, text]: [string, unknown]) => [
    field,
    ALWAYS_OPEN.includes(field) ? text : emptied(text),
  ]);
  return { ...data, content: Object.fromEntries(content) as unknown, contentWithheld: true };
};
