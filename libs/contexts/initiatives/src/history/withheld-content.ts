/** The texts of a technical secret that everybody may read. */
const ALWAYS_OPEN = ['title', 'effectSummary'];

/**
 * A technical secret withholds the texts of all its events, a version that was one withholds its own. Drafts are
 * withheld from everybody except the owner.
 */
const isWithheld = (type: string, data: object, secret: boolean): boolean =>
  secret || type === 'DraftSaved' || ('confidentiality' in data && data.confidentiality === 'TECH_SECRET');

const emptied = (value: unknown): unknown => {
  if (typeof value === 'string') return '';
  if (!Array.isArray(value)) return value;
  return value.map((each: object) => ({ ...each, text: '' }));
};

/** The event's data for a reader without full access: withheld texts are empty, and `contentWithheld` is set. */
export const redactData = (type: string, data: object, secret: boolean): object => {
  if (!isWithheld(type, data, secret) || !('content' in data)) return data;
  const content = Object.entries(data.content as object).map(([field, text]: [string, unknown]) => [
    field,
    ALWAYS_OPEN.includes(field) ? text : emptied(text),
  ]);
  return { ...data, content: Object.fromEntries(content) as unknown, contentWithheld: true };
};
