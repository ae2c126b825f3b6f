import { type BinaryEventData, binaryEvent } from '@eventstore/db-client';
import { canonicalJson } from '../../codec/canonical-json.js';
import type { EventToAppend } from '../../port/stored-event.js';

/** Prefix of metadata that must round-trip as bytes: no JSON starts with it, so the client does not parse it. */
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

/** Id, content type and framing, rounded up. */
const ENVELOPE_BYTES = 128;

/** The events' approximate size on the wire, in bytes. */
export const sizeOf = (events: readonly ProposedEvent[]): number =>
  events.reduce(
    (sum, { type, data, metadata }) =>
      sum + ENVELOPE_BYTES + type.length + data.byteLength + (metadata as Uint8Array).byteLength,
    0,
  );

/**
 * The event as the client writes it. The server keeps the UTF-8 bytes of both texts, but declared as binary: data
 * declared as JSON would be parsed and printed again by the client.
 *
 * Metadata needs more, because the client parses whatever is JSON. Canonical JSON, which the codec writes, can be printed
 * to the same text again, so it is stored as it is and the server's tools find `$correlationId` in it. Any other text is
 * stored after a zero byte.
 */
export const proposedEvent = ({ id, type, data, metadata }: EventToAppend): ProposedEvent =>
  binaryEvent({ id, type, data: Buffer.from(data), metadata: metadataBytes(metadata) });

/**
 * Data as it was written. For an event that another program declared as JSON the client returns a value: then a JSON text
 * of that value.
 */
export const dataText = (data: unknown): string =>
  ArrayBuffer.isView(data) ? textOf(data as Uint8Array) : jsonText(data);

/** Metadata as it was written; JSON metadata of another program as canonical text where there is one. */
export const metadataText = (metadata: unknown): string => {
  if (metadata === undefined) return '';
  if (!ArrayBuffer.isView(metadata)) return jsonText(metadata);
  const bytes = metadata as Uint8Array;
  return textOf(bytes[0] === RAW ? bytes.subarray(1) : bytes);
};
