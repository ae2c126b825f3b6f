/** The tone mark of hoà, xoá, where the old way is hòa, xóa. */
export const NEW_TONE_MARK = /(?<![qQ])(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu;

/** What a text for people must not contain. */
const FLAWS: { readonly [flaw: string]: RegExp } = {
  'a code': /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/gu,
  'a field name': /\b[a-z]+[A-Z]\w*/gu,
  'a header or literal': /`|\b(?:Idempotency-Key|If-Match|ETag)\b/gu,
  'an id': /\b[0-9a-f]{8}-[0-9a-f]{4}-/gu,
  'a tone mark put the new way': NEW_TONE_MARK,
};

/** What is wrong with a text that people read, as written or as a template; nothing when all is well. */
export const textFlaws = (text: string): readonly string[] => {
  const shown = text.replaceAll(/\{\w+(?::\w+)?\}/g, '');
  return [
    ...(text === text.normalize('NFC') ? [] : ['not NFC']),
    ...Object.entries(FLAWS).flatMap(([flaw, pattern]) =>
      (shown.match(pattern) ?? []).map((found) => `${flaw}: ${found}`),
    ),
  ];
};
