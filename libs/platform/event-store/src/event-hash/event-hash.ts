import { randomFillSync } from 'node:crypto';
import type { EventToAppend } from '../port/stored-event.js';
import { BLIND_BYTES, type LedgerLeaf, ledgerEntry, leafHash } from './ledger-leaf.js';

const RECORDED_AT = /"recordedAt":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"/;
const BLIND = /"blind":"([\w-]{22})"/;

/** Where an event lies in the log. */
export type EventPlace = Pick<LedgerLeaf, 'index' | 'stream' | 'revision'>;

/**
 * Hash of an event as it is stored, in hexadecimal: of its place, id, type, and the bytes of metadata and data.
 *
 * `recordedAt` and `blind` are found in the metadata by text, the first of each, because parsing would cost more than
 * hashing. A name between quotes before a colon is a key, and metadata of this service has each key once. Without one of
 * them (metadata of another shape) the line is empty, or the data is hashed alone.
 */
export const eventHash = (
  { index, stream, revision }: EventPlace,
  { id, type, data, metadata }: EventToAppend,
): string =>
  leafHash(
    ledgerEntry({
      index,
      stream,
      revision,
      id,
      type,
      recordedAt: RECORDED_AT.exec(metadata)?.[1] ?? '',
      blind: BLIND.exec(metadata)?.[1] ?? '',
      metadata,
      data,
    }),
  );

/** Random bytes for many blinds, because each call of the system's generator costs as much as hashing an event. */
const pool = Buffer.alloc(256 * BLIND_BYTES);
let used = pool.length;

/** A new blind for one event's metadata. */
export const newBlind = (): string => {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool.toString('base64url', used, (used += BLIND_BYTES));
};
