import type { RateLimitSettings } from '@app/config';
import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';

/** Whose requests are counted. */
export type RateLimit = 'principal' | 'unit' | 'address';

/** Too many requests; the next is allowed after so many seconds. */
export class RateLimited extends Error {
  constructor(
    readonly limit: RateLimit,
    readonly retryAfterSeconds: number,
  ) {
    super(`too many requests of one ${limit}`);
    this.name = 'RateLimited';
  }
}

export const NO_RATE_LIMITS: RateLimitSettings = { perPrincipal: null, perUnit: null, refusedPerAddress: null };

/** What one limiter counts: `points` requests within each `duration` seconds. */
export interface RateLimiterOptions {
  readonly keyPrefix: RateLimit;
  readonly points: number;
  readonly duration: number;
}

/** Makes a limiter. One that other processes share may count by itself while it cannot reach them. */
export type RateLimiterFactory = (options: RateLimiterOptions) => Pick<RateLimiterAbstract, 'consume' | 'get'>;

export interface RateLimitsOptions {
  readonly settings: RateLimitSettings;
  readonly onLimited: (limit: RateLimit) => void;
  /** unitId of a member; null for a principal who is none. */
  readonly unitOf: (memberId: string) => Promise<string | null>;
  /** Default: limiters in memory, which count for this process alone. */
  readonly limiter?: RateLimiterFactory;
}

/** Limits are given for a minute and counted in windows of this length, so that nobody waits longer. */
const WINDOW_SECONDS = 10;
/** A member who was transferred counts for the old unit this long. */
const UNIT_TTL_MS = 60_000;
const KNOWN_UNITS = 10_000;

const inMemory: RateLimiterFactory = (options) => new RateLimiterMemory(options);

/** Keeps one principal, one unit and one address from taking the service for themselves. Counts, and knows nothing else. */
export class RateLimits {
  private readonly limiters: ReadonlyMap<RateLimit, ReturnType<RateLimiterFactory>>;
  private readonly units = new LRUCache<string, { readonly unitId: string | null }>({
    max: KNOWN_UNITS,
    ttl: UNIT_TTL_MS,
  });

  constructor(private readonly options: RateLimitsOptions) {
    const { settings, limiter = inMemory } = options;
    const perMinute: readonly (readonly [RateLimit, number | null])[] = [
      ['principal', settings.perPrincipal],
      ['unit', settings.perUnit],
      ['address', settings.refusedPerAddress],
    ];
    this.limiters = new Map(
      perMinute.flatMap(([keyPrefix, requests]) => {
        if (requests === null) return [];
        const points = Math.ceil((requests * WINDOW_SECONDS) / 60);
        return [[keyPrefix, limiter({ keyPrefix, points, duration: WINDOW_SECONDS })] as const];
      }),
    );
  }

  /** Counts a request of somebody who is known. @throws RateLimited */
  async countRequest(principal: string): Promise<void> {
    await this.count('principal', principal);
    if (!this.limiters.has('unit')) return;
    const unitId = this.unitOf(principal);
    if (unitId !== null) await this.count('unit', unitId);
  }

  /** Counts a token that was refused. @throws RateLimited */
  countRefusedToken(address: string): Promise<void> {
    return this.count('address', address);
  }

  /** Verifying a token costs more than counting. @throws RateLimited after too many refused tokens */
  async requireFewRefusals(address: string): Promise<void> {
    const limiter = this.limiters.get('address');
    const counted = await limiter?.get(address);
    if (counted && counted.remainingPoints <= 0) throw this.refusal('address', counted);
  }

  private async count(limit: RateLimit, key: string): Promise<void> {
    try {
      await this.limiters.get(limit)?.consume(key);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw this.refusal(limit, error);
      throw error;
    }
  }

  private refusal(limit: RateLimit, { msBeforeNext }: RateLimiterRes): RateLimited {
    this.options.onLimited(limit);
    return new RateLimited(limit, Math.max(1, Math.ceil(msBeforeNext / 1000)));
  }

  /** Waits for no store: until it knows the unit, a request counts for nobody else. */
  private unitOf(memberId: string): string | null {
    const known = this.units.get(memberId);
    if (known) return known.unitId;
    const lookedUp = (unitId: string | null): unknown => this.units.set(memberId, { unitId });
    lookedUp(null);
    this.options.unitOf(memberId).then(lookedUp, () => this.units.delete(memberId));
    return null;
  }
}
