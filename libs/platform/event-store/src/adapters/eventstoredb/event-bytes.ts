import { type BinaryEventData, binaryEvent } from '@eventstore/db-client';
import { canonicalJson } from '../../codec/canonical-json.js';
import type { EventToAppend } from '../../port/stored-event.js';

/** Begins metadata that must come back as bytes: no JSON text starts with it, so the client does not parse it. */
const RAW = 0x00;

const isCanonical = (text: string): boolean => {
  try {
    return canonicalJson(JSON.parse(text)) === text;
  } catch {
    return false;
  }
};

const metadataBytes = (text: string): Buffer =>
  Buffer.from(isCanonical(text) ? text : `${String.fromCharCode(RAW)}${text}`);

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();

const jsonText = (value: unknown): string => {
  try {
    return canonicalJson(value);
  } catch {
    return JSON.stringify(value);
  }
};

export type ProposedEvent = BinaryEventData;

/** Id, content type and framing, and some more. */
const ENVELOPE_BYTES = 128;

/** About how many bytes the events are on the wire. */
export const sizeOf = (events: readonly ProposedEvent[]): number =>
  events.reduce(
    (sum, { type, data, metadata }) =>
      sum + ENVELOPE_BYTES + type.length + data.byteLength + (metadata as Uint8Array).byteLength,
    0,
  );

/**
 * The event as the client writes it. The server keeps the UTF-8 bytes of both texts, but declared as binary: declared as
 * JSON the client would parse and print the data again.
 *
 * Metadata needs more, because the client gives whatever parses as JSON back parsed. Canonical JSON, which is what the
 * codec writes, can be printed again to the same text, so it is stored plainly and the server's tools find
 * `$correlationId` in it. Any other text is stored behind a zero byte.
 */
export const proposedEvent = ({ id, type, data, metadata }: EventToAppend): ProposedEvent =>
  binaryEvent({ id, type, data: Buffer.from(data), metadata: metadataBytes(metadata) });

/**
 * Data as it was written. Of an event that another programme declared as JSON the client gives a value: then a JSON text
 * of the same value.
 */
export const dataText = (data: unknown): string =>
  ArrayBuffer.isView(data) ? textOf(data as Uint8Array) : jsonText(data);

/** Metadata as it was written; of another programme's, JSON comes as canonical text where there is one. */
export const metadataText = (metadata: unknown): string => {
  if (metadata === undefined) return '';
  if (!ArrayBuffer.isView(metadata)) return jsonText(metadata);
  const bytes = metadata as Uint8Array;
  return textOf(bytes[0] === RAW ? bytes.subarray(1) : bytes);
};
