import { nfc } from '@app/kernel';
import type { FieldFault } from './field-faults.js';

export interface TextLimits {
  /** Code points, after cleaning. Default 1. */
  readonly min?: number;
  /** Code points, after cleaning. */
  readonly max: number;
  /** Allows line feeds and tabs. Default false. */
  readonly multiline?: boolean;
}

/** Format characters and letters without a shape: they come along when text is pasted, or are put there to look blank. */
const SHAPELESS =
  '\\u00ad\\u034f\\u115f\\u1160\\u180e\\u200b\\u200c\\u2060-\\u2064\\u206a-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}';
const INVISIBLE = new RegExp(`[${SHAPELESS}\\u200d]`, 'u');
/** A zero-width joiner has a meaning inside an emoji only; everywhere else it hides differences between equal-looking texts. */
const STRIPPED = new RegExp(`[${SHAPELESS}]|(?<![\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d`, 'gu');
/** C0 and C1 but TAB and LF, and the separators that some readers take for line ends. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/;
const LINE_CONTROLS = /[\t\n]/;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** Vietnamese needs two marks on a letter and NFC composes those; more than four is decoration that eats the page. */
const MARK_PILE = /\p{M}{5}/u;
const VISIBLE = /[^\p{M}\p{Z}\p{C}]/u;
const SURROGATE_PAIRS = /[\ud800-\udbff][\udc00-\udfff]/g;

/** NFC, line ends as LF, without invisible characters pasted along, trimmed. Other values come back as they are. */
export const normaliseText = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  let text = nfc(value);
  if (text.includes('\r')) text = text.replaceAll('\r\n', '\n');
  if (INVISIBLE.test(text)) text = text.replace(STRIPPED, '');
  return text.trim();
};

const codePoints = (text: string): number => text.length - (text.match(SURROGATE_PAIRS)?.length ?? 0);

/** What is wrong with a cleaned text, or null. */
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
