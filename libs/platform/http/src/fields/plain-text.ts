import { vietnameseText } from '@app/kernel';
import type { FieldFault } from './field-faults.js';

export interface TextLimits {
  /** Code points after normalisation. Default 1. */
  readonly min?: number;
  /** Code points after normalisation. */
  readonly max: number;
  /** Allows line feeds and tabs. Default false. */
  readonly multiline?: boolean;
}

/** Invisible format characters and letters: pasted along by accident, or used to make a text look blank. */
const SHAPELESS =
  '\\u00ad\\u034f\\u115f\\u1160\\u180e\\u200b\\u200c\\u2060-\\u2064\\u206a-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}';
const INVISIBLE = new RegExp(`[${SHAPELESS}\\u200d]`, 'u');
/** A zero-width joiner has a meaning only inside an emoji; elsewhere two texts would look equal and differ. */
const STRIPPED = new RegExp(`[${SHAPELESS}]|(?<![\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d`, 'gu');
/** C0 and C1 except TAB and LF, and the separators that some programs treat as line ends. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/;
const LINE_CONTROLS = /[\t\n]/;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const CONTROLS_AND_BIDI = `${CONTROLS.source.slice(1, -1)}${BIDI.source.slice(1, -1)}`;

/**
 * For the OpenAPI document: no control characters, and not blank. It says less than `plainTextFault`, because not every
 * dialect of regular expressions knows what a mark is.
 */
export const textPattern = ({ multiline = false }: Pick<TextLimits, 'multiline'>): string => {
  const refused = multiline ? CONTROLS_AND_BIDI : `${CONTROLS_AND_BIDI}\\t\\n`;
  const allowed = multiline ? `(?:\\r\\n|[^${refused}])*` : `[^${refused}]*`;
  return `^${allowed}[^${refused}\\s]${allowed}$`;
};

/** Vietnamese needs two marks on a letter, which NFC composes. More than four are decoration that covers other lines. */
const MARK_PILE = /\p{M}{5}/u;
const VISIBLE = /[^\p{M}\p{Z}\p{C}]/u;
const SURROGATE_PAIRS = /[\ud800-\udbff][\udc00-\udfff]/g;

/** Spaces of any width, the no-break ones too. */
const SPACES = /\p{Zs}+/gu;
const UNUSUAL_SPACES = /[^\P{Zs} ]|  /u;

/**
 * Vietnamese text in one form, LF line ends, without invisible characters, trimmed; on a single line every run of spaces is
 * one. Other values are returned unchanged.
 */
export const normaliseText = (
  value: unknown,
  { multiline = false }: { readonly multiline?: boolean } = {},
): unknown => {
  if (typeof value !== 'string') return value;
  // An invisible character may stand between a letter and its mark, so it goes before they are composed.
  let text = vietnameseText(INVISIBLE.test(value) ? value.replace(STRIPPED, '') : value);
  if (text.includes('\r')) text = text.replaceAll('\r\n', '\n');
  if (!multiline && UNUSUAL_SPACES.test(text)) text = text.replace(SPACES, ' ');
  return text.trim();
};

const codePoints = (text: string): number => text.length - (text.match(SURROGATE_PAIRS)?.length ?? 0);

/** The fault of a normalised text; null for a valid one. */
export const plainTextFault = (text: string, { min = 1, max, multiline = false }: TextLimits): FieldFault | null => {
  if (text === '') return min === 0 ? null : { code: 'BLANK' };
  if (text.length > 2 * max) return { code: 'TOO_LONG', params: { max } };
  if (!text.isWellFormed()) return { code: 'BROKEN_TEXT' };
  if (CONTROLS.test(text) || (!multiline && LINE_CONTROLS.test(text))) return { code: 'CONTROL_CHARACTER' };
  if (BIDI.test(text)) return { code: 'BIDI_CONTROL' };
  if (MARK_PILE.test(text)) return { code: 'TOO_MANY_MARKS' };
  if (!VISIBLE.test(text)) return { code: 'BLANK' };
  const length = codePoints(text);
  if (length < min) return { code: 'TOO_SHORT', params: { min } };
  return length > max ? { code: 'TOO_LONG', params: { max } } : null;
};
