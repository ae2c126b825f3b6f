/** Characters that JavaScript lets a pattern with the flag `u` escape outside of a class. */
const SYNTAX = /[$()*+./?[\\\]^{|}]/;

/** Anchors, and the characters `.` and `$`, as .NET defines them without options. */
const OUTSIDE_CLASS: Readonly<Record<string, string>> = {
  '\\A': '(?<![^])',
  '\\z': '(?![^])',
  '\\Z': '(?=\\n?(?![^]))',
  '.': '[^\\n]',
};
const END_OF_TEXT = OUTSIDE_CLASS['\\Z']!;

const escaped = (sequence: string, inClass: boolean): string => {
  const character = sequence.slice(1);
  if (!inClass && sequence in OUTSIDE_CLASS) return OUTSIDE_CLASS[sequence]!;
  if (/\w/.test(character) || SYNTAX.test(character)) return sequence;
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
};

/**
 * A regular expression of .NET, which the server's filters are, in JavaScript's form: options at the start or
 * after its anchor (`(?i)`, `(?s)`, `(?m)`), the anchors `\A`, `\z` and `\Z`, `$` before a last line break, and any escaped punctuation mark.
 * What has no equal here (options inside a pattern, `x`, `n`) is refused.
 *
 * @throws SyntaxError
 */
export const dotNetExpression = (pattern: string): RegExp => {
  const [start = '', anchors = '', options = ''] = /^((?:\^|\\A)*)\(\?([ims]+)\)/.exec(pattern) ?? [];
  const flags = new Set(options);
  let inClass = false;
  const translated = (anchors + pattern.slice(start.length)).replace(/\\?[^]/gu, (part) => {
    if (part.startsWith('\\')) return escaped(part, inClass);
    if (part === '[' && !inClass) inClass = true;
    else if (part === ']') inClass = false;
    else if (inClass) return part;
    else if (part === '$' && !flags.has('m')) return END_OF_TEXT;
    else if (part === '.' && !flags.has('s')) return OUTSIDE_CLASS['.']!;
    return part;
  });
  return new RegExp(translated, ['u', ...flags].join(''));
};
