import { hash } from 'node:crypto';

export const BLIND_BYTES = 16;

/** What the ledger commits to for one event. A line may be empty or `-`, but contains no control characters. */
export interface LedgerLeaf {
  /** Number of the event in the log; `-` where the log does not number its events densely. */
  readonly index: number | '-';
  readonly stream: string;
  /** `-` where the revision is not known before the event is written. */
  readonly revision: number | bigint | '-';
  readonly id: string;
  readonly type: string;
  readonly recordedAt: string;
  /** 16 random bytes, base64url; empty for an event without them. */
  readonly blind: string;
  readonly metadata: string;
  readonly data: string;
}

/** Reused, because an allocation per event would cost as much as its hash. */
let scratch = Buffer.allocUnsafe(16 * 1024);

const hashOf = (bytes: string | Uint8Array): string => hash('sha256', bytes, 'base64');

/** Without it, whoever knows the hash could find data of few possible values by trying them. */
const blindedHashOf = (blind: string, data: string): string => {
  if (blind === '') return hashOf(data);
  const atMost = BLIND_BYTES + data.length * 3;
  if (scratch.length < atMost) scratch = Buffer.allocUnsafe(atMost * 2);
  const start = scratch.write(blind, 'base64url');
  const length = scratch.write(data, start);
  return hashOf(scratch.subarray(0, start + length));
};

/** The entry `ledger-event/v1`: nine lines, each ended by LF. */
export const ledgerEntry = (leaf: LedgerLeaf): string =>
  `ledger-event/v1\n${leaf.index}\n${leaf.stream}\n${leaf.revision}\n${leaf.id}\n${leaf.type}\n${leaf.recordedAt}\n` +
  `${hashOf(leaf.metadata)}\n${blindedHashOf(leaf.blind, leaf.data)}\n`;

/** The leaf hash of RFC 6962 (Certificate Transparency), in hexadecimal: a Merkle tree can be built over stored events. */
export const leafHash = (entry: string): string => hash('sha256', `\0${entry}`, 'hex');
