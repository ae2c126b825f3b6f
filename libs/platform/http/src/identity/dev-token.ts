import { LRUCache } from 'lru-cache';
import { epochMs, type Clock } from '@app/kernel';
import { jwtVerify, SignJWT } from 'jose';

const ISSUER = 'sangkien-dev';
const AUDIENCE = 'sangkien';
const TYPE = 'at+jwt';
const ALGORITHM = 'HS256';
/** Accepted clock skew. */
const TOLERANCE_SECONDS = 30;
/** The longest lifetime of a development token. */
const MAX_AGE_SECONDS = 90 * 86_400;
const MAX_TOKEN_LENGTH = 2048;
/** A member, or `operator`, who founds the organisation before it has members. */
const SUBJECT = /^(?:operator|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * A signed token that identifies the principal and carries no rights. It replaces a real issuer until there is one.
 *
 * `ttlSeconds` at most 90 days.
 */
export const issueDevToken = (
  secret: Uint8Array,
  memberId: string,
  ttlSeconds: number,
  issuedAtMs: number = Date.now(),
): Promise<string> => {
  const issuedAt = Math.floor(issuedAtMs / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
    .setSubject(memberId)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ttlSeconds)
    .sign(secret);
};

/**
 * True for three parts in base64url as RFC 7515 writes them: without padding, and with no bit beyond the last byte. Decoders
 * pass over both, so one token would have many texts, and whoever bars a text would bar one of them.
 */
const isCompact = (token: string): boolean => {
  const parts = token.split('.');
  return parts.length === 3 && parts.every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
};

interface Verified {
  readonly memberId: string;
  readonly expiresAtMs: number;
}

/**
 * Verifies development tokens: HS256 with this secret, our type, issuer and audience, issued and not expired (30 s of
 * clock skew), for a member id or the operator. Verified tokens are cached until they expire (LRU), because verification
 * is slow and asynchronous.
 */
export class DevTokenVerifier {
  private readonly verified: LRUCache<string, Verified>;

  constructor(
    private readonly secret: Uint8Array,
    private readonly clock: Clock,
    /** The largest number of cached tokens. */
    capacity = 10_000,
  ) {
    this.verified = new LRUCache({ max: capacity });
  }

  /** memberId of a cached token that has not expired; null when the token must be verified. */
  remembered(token: string): string | null {
    const known = this.verified.get(token);
    if (!known) return null;
    if (known.expiresAtMs > epochMs(this.clock.now())) return known.memberId;
    this.verified.delete(token);
    return null;
  }

  /** memberId of the token's subject; null for an invalid token. */
  async verify(token: string): Promise<string | null> {
    if (token.length > MAX_TOKEN_LENGTH || !isCompact(token)) return null;
    const now = epochMs(this.clock.now());
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.secret, {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'exp', 'iat'],
        clockTolerance: TOLERANCE_SECONDS,
        maxTokenAge: MAX_AGE_SECONDS,
        currentDate: new Date(now),
      });
      const { sub = '', exp = 0, aud } = payload;
      if (Object.keys(protectedHeader).some((name) => name !== 'alg' && name !== 'typ')) return null;
      if (!Number.isSafeInteger(exp) || typeof aud !== 'string') return null;
      // A list of one text would pass the pattern as that text.
      if (typeof sub !== 'string' || !SUBJECT.test(sub)) return null;
      this.verified.set(token, { memberId: sub, expiresAtMs: (exp + TOLERANCE_SECONDS) * 1000 });
      return sub;
    } catch {
      return null;
    }
  }
}
