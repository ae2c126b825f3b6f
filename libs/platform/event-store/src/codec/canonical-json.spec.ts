import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string({ unit: 'binary' }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary', maxLength: 5 }), tie('value'), { maxKeys: 5 }),
  ),
})).value;

/** The same value with the keys of every object in reverse order. */
const reordered = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reordered(inner)]),
  );
};

describe('canonicalJson', () => {
  it('parses to the same value', () => {
    fc.assert(fc.property(json, (value) => expect(JSON.parse(canonicalJson(value))).toEqual(value)));
  });

  it('is the same text whatever the order of keys, and after a round trip', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reordered(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('sorts keys at every depth and adds no white space', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 'ấ' }], a: null, A: true })).toBe(
      '{"A":true,"a":null,"b":[{"c":"ấ","d":1}]}',
    );
  });

  class Money {
    readonly amount = 1;
  }

  const refused: [string, unknown][] = [
    ['a Date', new Date(0)],
    ['a bigint', 1n],
    ['undefined', undefined],
    ['NaN', NaN],
    ['infinity', Infinity],
    ['-0', -0],
    ['a fraction', 0.5],
    ['an integer beyond 2^53', 2 ** 53],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a Map', new Map()],
    ['a class instance', new Money()],
    ['a lone surrogate', 'a\ud800b'],
  ];

  it.each(refused)('refuses %s, alone and inside', (_what, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
    expect(() => canonicalJson([1, value])).toThrow(TypeError);
    expect(() => canonicalJson({ a: { b: value } })).toThrow(TypeError);
  });

  it('refuses a lone surrogate in a key and a hole in an array', () => {
    expect(() => canonicalJson({ '\udc00': 1 })).toThrow(TypeError);
    expect(() => canonicalJson(new Array(2))).toThrow(TypeError);
  });
});
