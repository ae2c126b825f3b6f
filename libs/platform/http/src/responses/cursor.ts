import { canonicalJson } from '@app/event-store';
import type { JsonValue } from '@app/kernel';
import type { FieldValue } from '@app/read-models';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { HttpProblem } from '../problems/http-problem.js';

/** Where a page ended, in the order of one list. */
export type Keyset = readonly FieldValue[];

/**
 * The list a cursor belongs to: its route and everything that changes which documents it contains or their order. A
 * cursor of one scope is refused in another.
 */
export type CursorScope = { readonly [key: string]: JsonValue };

const TAG_BYTES = 16;

/** Opaque keyset cursors. The tag authenticates the keyset; it does not encrypt it. */
export class CursorCodec {
  constructor(private readonly secret: Uint8Array) {}

  encode(keyset: Keyset, scope: CursorScope): string {
    const body = Buffer.from(JSON.stringify(keyset));
    return Buffer.concat([this.tag(body, scope), body]).toString('base64url');
  }

  /** @throws HttpProblem INVALID_CURSOR for anything that this codec did not encode for this very scope */
  decode(cursor: string, scope: CursorScope): Keyset {
    const bytes = Buffer.from(cursor, 'base64url');
    const body = bytes.subarray(TAG_BYTES);
    if (bytes.length <= TAG_BYTES || bytes.toString('base64url') !== cursor) throw new HttpProblem('INVALID_CURSOR');
    if (!timingSafeEqual(bytes.subarray(0, TAG_BYTES), this.tag(body, scope))) throw new HttpProblem('INVALID_CURSOR');
    return JSON.parse(body.toString('utf8')) as Keyset;
  }

  private tag(body: Uint8Array, scope: CursorScope): Buffer {
    const mac = createHmac('sha256', this.secret).update(canonicalJson(scope)).update('\n').update(body).digest();
    return mac.subarray(0, TAG_BYTES);
  }
}
