import type { ExpectedRevision } from '../port/expected-revision.js';
import type { EventToAppend } from '../port/stored-event.js';

/** The last revision of a stream without events, inside the adapters. */
export const NO_STREAM = -1;

/** Whether `head`, the stream's last revision, matches the expected revision. */
export const matchesExpectedRevision = (expected: ExpectedRevision, head: number): boolean => {
  switch (expected) {
    case 'any':
      return true;
    case 'no-stream':
      return head === NO_STREAM;
    case 'stream-exists':
      return head !== NO_STREAM;
    default:
      return head !== NO_STREAM && Number(expected) === head;
  }
};

const CONTROL_CHARACTER = /\p{Cc}/u;

/** The revision after which a retry of this append finds its events; null when a retry cannot be recognised. */
export const revisionBeforeAppend = (expected: ExpectedRevision): number | null => {
  if (expected === 'no-stream') return NO_STREAM;
  return typeof expected === 'bigint' && expected >= 0n ? Number(expected) : null;
};

/**
 * @throws TypeError for an event whose text would not be read back unchanged, or whose hash would be ambiguous: stream, id
 * and type are lines of what is hashed
 */
export const assertStorable = (stream: string, { id, type, data, metadata }: EventToAppend): void => {
  for (const text of [id, type, data, metadata]) {
    if (typeof text !== 'string') throw new TypeError(`not an event: ${typeof text} where text is stored`);
    if (!text.isWellFormed()) throw new TypeError('not an event: text with a lone surrogate');
  }
  for (const line of [stream, id, type]) {
    if (CONTROL_CHARACTER.test(line)) throw new TypeError('not an event: control character in a name');
  }
};

/** @throws RangeError */
export const assertValidLimit = (limit: number | undefined): void => {
  if (limit !== undefined && !(Number.isSafeInteger(limit) && limit >= 1)) {
    throw new RangeError(`limit must be a whole number from 1, not ${limit}`);
  }
};
