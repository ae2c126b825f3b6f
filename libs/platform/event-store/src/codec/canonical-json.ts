/**
 * JSON text with sorted keys, so that equal values give equal bytes.
 *
 * @throws TypeError for anything that is not plain JSON (Date, bigint, undefined, class instances, unsafe or fractional
 * numbers, lone surrogates): such a value would come back as something else.
 */
export const canonicalJson = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new TypeError('not JSON: lone surrogate');
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError(`not a safe integer: ${value}`);
      return String(value);
    case 'object': {
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${Array.from(value, (item) => canonicalJson(item)).join(',')}]`;
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null) throw new TypeError('not JSON: class instance');
      const body = value as Record<string, unknown>;
      return `{${Object.keys(body)
        .sort()
        .map((key) => `${canonicalJson(key)}:${canonicalJson(body[key])}`)
        .join(',')}}`;
    }
    default:
      throw new TypeError(`not JSON: ${typeof value}`);
  }
};
