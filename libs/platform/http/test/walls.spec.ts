import type { RateLimitSettings } from '@app/config';
import { Logger } from '@nestjs/common';
import { issueDevToken, NO_RATE_LIMITS, ProblemCatalogue, RateLimits } from '@app/http';
import { rawProblem } from '../src/problems/raw-problem.js';
import { MEMBER, NOW, OTHER_MEMBER, startToyService, TOKEN_SECRET, type ToyService } from './toy-service.js';

/** So many in a minute let one request through at a time. */
const ONE_AT_A_TIME = 6;

let service: ToyService;
afterEach(() => service.app.close());

const start = async (rates: Partial<RateLimitSettings>, trustedProxies: readonly string[] = []): Promise<void> => {
  service = await startToyService(undefined, { rates: { ...NO_RATE_LIMITS, ...rates }, trustedProxies });
};
const as = async (memberId: string) => ({
  authorization: `Bearer ${await issueDevToken(TOKEN_SECRET, memberId, 3600, Date.parse(NOW))}`,
});
const read = async (headers: { readonly [name: string]: string }, remoteAddress = '192.0.2.1') =>
  service.app.inject({ path: '/api/v1/toys', headers, remoteAddress });

describe('Rates', () => {
  it('are limited for one principal, and not for others', async () => {
    await start({ perPrincipal: ONE_AT_A_TIME });
    expect(await read(await as(MEMBER))).toMatchObject({ statusCode: 200 });
    const refused = await read(await as(MEMBER));
    expect(refused).toMatchObject({ statusCode: 429 });
    expect(refused.json()).toMatchObject({ code: 'RATE_LIMITED', facts: { limit: 'principal' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(10);
    expect(await read(await as(OTHER_MEMBER))).toMatchObject({ statusCode: 200 });
    const metrics = await service.metrics.registry.metrics();
    expect(metrics).toContain('sangkien_http_rate_limited_total{limit="principal"} 1');
  });

  it('are limited for all members of a unit together', async () => {
    await start({ perUnit: ONE_AT_A_TIME });
    for (const member of [MEMBER, OTHER_MEMBER])
      expect(await read(await as(member))).toMatchObject({ statusCode: 200 });
    expect(await read(await as(MEMBER))).toMatchObject({ statusCode: 200 });
    expect((await read(await as(OTHER_MEMBER))).json()).toMatchObject({
      code: 'RATE_LIMITED',
      facts: { limit: 'unit' },
    });
  });

  it('are not limited for a unit that cannot be looked up, and no request waits for it', async () => {
    const limitsOf = (unitOf: () => Promise<string>) =>
      new RateLimits({ settings: { ...NO_RATE_LIMITS, perUnit: ONE_AT_A_TIME }, onLimited: () => undefined, unitOf });
    let asked = 0;
    const failing = limitsOf(async () => {
      asked += 1;
      throw new Error('the log is away');
    });
    for (let count = 1; count <= 3; count++) {
      await failing.countRequest(MEMBER);
      expect(asked).toBe(count);
    }
    const waiting = limitsOf(() => new Promise(() => undefined));
    for (let count = 1; count <= 3; count++) await waiting.countRequest(MEMBER);
  });

  it('are not limited where nothing is set', async () => {
    await start({});
    for (let count = 0; count < 20; count++) expect(await read(await as(MEMBER))).toMatchObject({ statusCode: 200 });
  });

  it('of refused tokens are limited for an address; who is already known there goes on', async () => {
    await start({ refusedPerAddress: ONE_AT_A_TIME });
    const known = await as(MEMBER);
    await read(known);
    const forged = { authorization: 'Bearer forged' };
    expect(await read(forged)).toMatchObject({ statusCode: 401 });
    expect((await read(forged)).json()).toMatchObject({ code: 'RATE_LIMITED', facts: { limit: 'address' } });
    expect((await read(await as(OTHER_MEMBER))).json()).toMatchObject({ code: 'RATE_LIMITED' });
    expect(await read(known)).toMatchObject({ statusCode: 200 });
    expect(await read(forged, '192.0.2.2')).toMatchObject({ statusCode: 401 });
  });

  describe('by address, behind a proxy', () => {
    const PROXY = '10.1.2.3';
    const forgedFrom = (address: string, by: string) =>
      read({ authorization: 'Bearer forged', 'x-forwarded-for': address }, by);

    it('that is trusted, count for the address it forwards for', async () => {
      await start({ refusedPerAddress: ONE_AT_A_TIME }, ['10.0.0.0/8']);
      await forgedFrom('198.51.100.1', PROXY);
      expect(await forgedFrom('198.51.100.1', PROXY)).toMatchObject({ statusCode: 429 });
      expect(await forgedFrom('198.51.100.2', PROXY)).toMatchObject({ statusCode: 401 });
    });

    it.each([{ trusted: [] }, { trusted: ['10.9.9.9'] }])('other than $trusted, count for the proxy', async (each) => {
      await start({ refusedPerAddress: ONE_AT_A_TIME }, each.trusted);
      await forgedFrom('198.51.100.1', PROXY);
      expect(await forgedFrom('198.51.100.2', PROXY)).toMatchObject({ statusCode: 429 });
    });
  });
});

describe('Headers that protect', () => {
  const PROTECTED = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  };

  it.each([
    { path: '/livez', policy: "default-src 'none'" },
    { path: '/metrics', policy: "default-src 'none'" },
    { path: '/problems', policy: "style-src 'sha256-" },
    { path: '/problems/not-found', policy: "style-src 'sha256-" },
    { path: '/api/v1/toys', policy: "default-src 'none'" },
    { path: '/nowhere', policy: "default-src 'none'" },
    { path: '/%zz', policy: "default-src 'none'" },
  ])('are on $path', async ({ path, policy }) => {
    await start({});
    const { headers } = await service.app.inject({ path });
    expect(headers).toMatchObject(PROTECTED);
    expect(headers['content-security-policy']).toContain(policy);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
  });

  it('are on answers that are written before there is a request', async () => {
    await start({});
    expect(rawProblem('OVERLOADED', service.app.get(ProblemCatalogue)).headers).toMatchObject(PROTECTED);
  });
});

describe('The security log', () => {
  it('has one line for each refusal, with neither token nor content', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
    await start({ perPrincipal: ONE_AT_A_TIME });
    await read({ authorization: 'Bearer forged' });
    await read(await as(MEMBER));
    await read(await as(MEMBER));
    const refused = { message: 'refused', method: 'GET', route: '/api/v1/toys', traceId: expect.any(String) };
    expect(warn.mock.calls.flat()).toEqual([
      { ...refused, code: 'UNAUTHENTICATED', principal: null, address: '192.0.2.1' },
      { ...refused, code: 'RATE_LIMITED', principal: MEMBER, address: undefined },
    ]);
    warn.mockRestore();
  });
});
