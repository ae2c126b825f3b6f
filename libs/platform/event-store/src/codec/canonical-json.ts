/** Cache of quoted keys. Keys come from code, so they are few; beyond the limit a key is quoted each time. */
const quotedKeys = new Map<string, string>();
const MAX_QUOTED_KEYS = 2_000;

const quoted = (text: string): string => {
  if (!text.isWellFormed()) throw new TypeError('not JSON: lone surrogate');
  return JSON.stringify(text);
};

const quotedKey = (key: string): string => {
  let text = quotedKeys.get(key);
  if (text === undefined) {
    text = `${quoted(key)}:`;
    if (quotedKeys.size < MAX_QUOTED_KEYS) quotedKeys.set(key, text);
  }
  return text;
};

const arrayText = (items: readonly unknown[]): string => {
  let text = '[';
  for (let index = 0; index < items.length; index += 1) {
    if (index > 0) text += ',';
    text += canonicalJson(items[index]);
  }
  return `${text}]`;
};

const objectText = (value: object): string => {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError('not JSON: class instance');
  const body = value as { readonly [key: string]: unknown };
  let text = '{';
  for (const key of Object.keys(body).sort()) {
    if (text !== '{') text += ',';
    text += quotedKey(key) + canonicalJson(body[key]);
  }
  return `${text}}`;
};

/**
 * JSON text with sorted keys, so that equal values give equal bytes.
 *
 * @throws TypeError for anything that is not plain JSON (Date, bigint, undefined, class instances, unsafe or fractional
 * numbers, lone surrogates): such a value would come back as something else.
 */
export const canonicalJson = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError(`not a safe integer: ${value}`);
      return String(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? arrayText(value) : objectText(value);
    default:
      throw new TypeError(`not JSON: ${typeof value}`);
  }
};
