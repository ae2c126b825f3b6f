import { RateLimiterRes } from 'rate-limiter-flexible';
import { MongoConnection } from '@app/read-models/mongodb';
import { describeOnMongo, TcpProxy } from '@app/testing/servers';
import { sharedRateLimiter } from './shared-rate-limiter.js';

const TWO_AT_A_TIME = { keyPrefix: 'principal', points: 2, duration: 600 } as const;

describeOnMongo('Rate limiters of several processes', (freshUrl) => {
  const connections: MongoConnection[] = [];
  const limiterOn = (url: string) => {
    const connection = MongoConnection.open({ url });
    connections.push(connection);
    return sharedRateLimiter(connection)(TWO_AT_A_TIME);
  };
  const closeAll = () => Promise.all(connections.splice(0).map((each) => each.close()));
  afterEach(closeAll);

  it('count together', async () => {
    const url = freshUrl();
    const [first, second] = [limiterOn(url), limiterOn(url)];
    await first.consume('a');
    await second.consume('a');
    await expect(first.consume('a')).rejects.toBeInstanceOf(RateLimiterRes);
    await expect(second.consume('a')).rejects.toBeInstanceOf(RateLimiterRes);
    expect(await second.get('a')).toMatchObject({ remainingPoints: 0 });
    expect(await second.get('b')).toBeNull();
    await second.consume('b');
  });

  it('count alone while MongoDB does not answer, and never stop counting', async () => {
    const url = new URL(freshUrl());
    const line = await TcpProxy.to(Number(url.port));
    url.port = String(line.port);
    const limiter = limiterOn(url.href);
    await limiter.consume('a');
    line.hold();
    await limiter.consume('a');
    await limiter.consume('a');
    await expect(limiter.consume('a')).rejects.toBeInstanceOf(RateLimiterRes);
    line.release();
    await closeAll();
    await line.stop();
  });
});
