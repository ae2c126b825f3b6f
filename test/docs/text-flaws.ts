/** The new placement of the tone mark (hoà, xoá); texts use the old one (hòa, xóa). */
export const NEW_TONE_MARK = /(?<![qQ])(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu;

/** Patterns that a text for readers must not match. */
const FLAWS: { readonly [flaw: string]: RegExp } = {
  'a code': /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/gu,
  'a field name': /\b[a-z]+[A-Z]\w*/gu,
  'a header or literal': /`|\b(?:Idempotency-Key|If-Match|ETag)\b/gu,
  'an id': /\b[0-9a-f]{8}-[0-9a-f]{4}-/gu,
  'a tone mark in the new placement': NEW_TONE_MARK,
};

/** The flaws of a text for readers or of its template; empty if there is none. */
export const textFlaws = (text: string): readonly string[] => {
  const shown = text.replaceAll(/\{\w+(?::\w+)?\}/g, '');
  return [
    ...(text === text.normalize('NFC') ? [] : ['not NFC']),
    ...Object.entries(FLAWS).flatMap(([flaw, pattern]) =>
      (shown.match(pattern) ?? []).map((found) => `${flaw}: ${found}`),
    ),
  ];
};
