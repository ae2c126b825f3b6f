import { RateLimiterMemory, RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterFactory } from '@app/http';
import type { MongoConnection } from '@app/read-models/mongodb';

type Limiter = ReturnType<RateLimiterFactory>;

/** Longer than MongoDB takes to count when it is well. */
const COUNTED_WITHIN_MS = 250;
/** After a failure the process counts alone for this long, so that not every request waits for MongoDB. */
const ALONE_MS = 5_000;

const COLLECTION = 'rate_limits';

class SharedRateLimiter implements Limiter {
  private indexes: Promise<void> | null = null;
  private aloneUntil = -Infinity;

  constructor(
    private readonly shared: RateLimiterMongo,
    private readonly alone: RateLimiterMemory,
  ) {}

  consume(key: string): Promise<RateLimiterRes> {
    return this.counted((limiter) => limiter.consume(key));
  }

  get(key: string): Promise<RateLimiterRes | null> {
    return this.counted((limiter) => limiter.get(key));
  }

  private async counted<Count>(count: (limiter: Limiter) => Promise<Count>): Promise<Count> {
    if (performance.now() < this.aloneUntil) return count(this.alone);
    try {
      return await inTime(this.withIndexes().then(() => count(this.shared)));
    } catch (error) {
      // What the limiter throws beyond the limit.
      if (error instanceof RateLimiterRes) throw error;
      this.aloneUntil = performance.now() + ALONE_MS;
      return count(this.alone);
    }
  }

  /** They make a key unique, and remove old counts. */
  private withIndexes(): Promise<void> {
    this.indexes ??= this.shared.createIndexes().catch((error: unknown) => {
      this.indexes = null;
      throw error;
    });
    return this.indexes;
  }
}

const inTime = async <Result>(work: Promise<Result>): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('MongoDB did not count in time')), COUNTED_WITHIN_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Limiters that count in MongoDB, for all copies of the service together. While MongoDB does not answer, each process
 * counts alone: the limits then hold for each copy, and never go away.
 */
export const sharedRateLimiter =
  ({ db }: Pick<MongoConnection, 'db'>): RateLimiterFactory =>
  (options) =>
    new SharedRateLimiter(
      new RateLimiterMongo({
        ...options,
        storeClient: db,
        tableName: COLLECTION,
        disableIndexesCreation: true,
      }),
      new RateLimiterMemory(options),
    );
