import { type BinaryEventData, binaryEvent } from '@eventstore/db-client';
import { canonicalJson } from '../../codec/canonical-json.js';
import { eventHash } from '../../event-hash/event-hash.js';
import type { EventToAppend } from '../../port/stored-event.js';

/** Prefix of metadata that must round-trip as bytes: no JSON starts with it, so the client does not parse it. */
const RAW = 0x00;

/** The member of JSON metadata that holds the event's hash. */
const HASH = 'eventHash';

/** In hexadecimal. */
const HASH_LENGTH = 64;

/** Whether the client, which parses it, leaves a value that can be printed to the same text again. */
const survivesParsing = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && !Object.hasOwn(value, HASH) && canonicalJson(value) === text;
  } catch {
    return false;
  }
};

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The hash travels as the last member of the JSON object, or between the zero byte and the text. */
const metadataBytes = (text: string, hash: string): Buffer => {
  if (!survivesParsing(text)) return Buffer.from(`${String.fromCharCode(RAW)}${hash}${text}`);
  const members = text.slice(0, -1);
  return Buffer.from(`${members}${members === '{' ? '' : ','}"${HASH}":"${hash}"}`);
};

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();

const jsonText = (value: unknown): string => {
  try {
    return canonicalJson(value);
  } catch {
    return JSON.stringify(value);
  }
};

export type ProposedEvent = BinaryEventData;

/** Id, content type and framing, rounded up. */
const ENVELOPE_BYTES = 128;

/** The events' approximate size on the wire, in bytes. */
export const sizeOf = (events: readonly ProposedEvent[]): number =>
  events.reduce(
    (sum, { type, data, metadata }) =>
      sum + ENVELOPE_BYTES + type.length + data.byteLength + (metadata as Uint8Array).byteLength,
    0,
  );

/** The hash of an event in this log. The server numbers its events, so the hash names no index. */
export const hashHere = (stream: string, revision: bigint | '-', event: EventToAppend): string =>
  eventHash({ index: '-', stream, revision }, event);

/**
 * The event as the client writes it. The server keeps the UTF-8 bytes of both texts, but declared as binary: data
 * declared as JSON would be parsed and printed again by the client.
 *
 * Metadata needs more, because the client parses whatever is JSON. Canonical JSON, which the codec writes, can be printed
 * to the same text again, so it is stored as it is and the server's tools find `$correlationId` in it. Any other text is
 * stored after a zero byte.
 *
 * @param revision `-` where the server chooses it
 */
export const proposedEvent = (stream: string, revision: bigint | '-', event: EventToAppend): ProposedEvent => {
  const { id, type, data, metadata } = event;
  const hash = hashHere(stream, revision, event);
  return binaryEvent({ id, type, data: Buffer.from(data), metadata: metadataBytes(metadata, hash) });
};

/**
 * Data as it was written. For an event that another program declared as JSON the client returns a value: then a JSON text
 * of that value.
 */
export const dataText = (data: unknown): string =>
  ArrayBuffer.isView(data) ? textOf(data as Uint8Array) : jsonText(data);

/** Metadata as it was written, and the event's hash; null for an event that this adapter did not write. */
export const metadataAndHash = (stored: unknown): { readonly metadata: string; readonly hash: unknown } | null => {
  if (ArrayBuffer.isView(stored)) {
    const text = textOf(stored as Uint8Array);
    if (text.charCodeAt(0) !== RAW || text.length <= HASH_LENGTH) return null;
    return { metadata: text.slice(HASH_LENGTH + 1), hash: text.slice(1, HASH_LENGTH + 1) };
  }
  if (!isObject(stored) || !(HASH in stored)) return null;
  const { [HASH]: hash, ...members } = stored;
  return { metadata: jsonText(members), hash };
};
