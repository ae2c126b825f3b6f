import { allowSecretFor, DevTokenVerifier, issueDevToken, loadOrCreateSecret } from '@app/http';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  FixedClock,
  MEMBER,
  NOW,
  OTHER_MEMBER,
  startToyService,
  TOKEN_SECRET,
  type ToyService,
} from './toy-service.js';

describe('operations', () => {
  let service: ToyService;
  beforeAll(async () => {
    service = await startToyService();
  });
  afterAll(() => service.app.close());

  const get = (url: string) => service.app.inject({ method: 'GET', url });

  it('is alive without calling any store', async () => {
    const response = await get('/livez');
    expect({ status: response.statusCode, body: response.json() }).toEqual({
      status: 200,
      body: { status: 'pass', checks: [] },
    });
  });

  it('is not alive once only a new process can go on', async () => {
    const checks = [{ name: 'log-writer', status: 'fail', detail: 'the disk failed' }] as const;
    const fatal = jest.spyOn(service.health, 'fatalChecks').mockReturnValue(checks);
    const response = await get('/livez');
    expect({ status: response.statusCode, body: response.json() }).toEqual({
      status: 503,
      body: { status: 'fail', checks },
    });
    fatal.mockRestore();
  });

  it.each([
    [['pass', 'pass'], 200, 'pass'],
    [['pass', 'warn'], 200, 'warn'],
    [['fail', 'warn'], 503, 'fail'],
  ] as const)('reports the worst check as readiness: %j', async (statuses, code, status) => {
    service.health.answers = statuses.map((each, index) => ({ name: `check-${index}`, status: each, detail: 'x' }));
    const response = await get('/readyz');
    expect(response.statusCode).toBe(code);
    expect(response.json()).toEqual({ status, checks: service.health.answers });
  });

  it('exports counters and histograms', async () => {
    await service.submit({ title: 'Xe gỗ' });
    service.metrics.countAppendConflict();
    const response = await get('/metrics');
    expect(response.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(response.body).toContain('sangkien_projection_lag_positions{projection="toy-cards"} 3');
    expect(response.body).toContain('sangkien_projection_position{projection="toy-cards"} 41');
    expect(response.body).toMatch(/^sangkien_health\{check="check-0"\} 2$/m);
    expect(response.body).toMatch(/^sangkien_health\{check="check-1"\} 1$/m);
    expect(response.body).toContain('sangkien_append_conflicts_total 1');
    expect(response.body).toContain('sangkien_commands_total{type="SubmitToy",outcome="accepted"} 1');
    expect(response.body).toMatch(
      /sangkien_http_request_duration_seconds_count\{method="POST",route="\/api\/v1\/toys",status="201"\} 1/,
    );
    expect(response.body).toContain('process_cpu_seconds_total');
  });

  it('renders once for scrapes that overlap', async () => {
    const reported = jest.spyOn(service.health, 'report');
    const [first, ...others] = await Promise.all(['/metrics', '/metrics', '/metrics'].map(get));
    expect(others.map(({ body }) => body)).toEqual([first!.body, first!.body]);
    expect(reported).toHaveBeenCalledTimes(1);
    await get('/metrics');
    expect(reported).toHaveBeenCalledTimes(2);
  });

  it('uses one label for all unknown paths', async () => {
    await get('/a/1');
    await get('/a/2');
    expect((await get('/metrics')).body).toMatch(/duration_seconds_count\{method="GET",route="none",status="404"\} 2/);
  });

  it('is not ready once shutdown begins, but stays alive', async () => {
    service.health.answers = [{ name: 'event-store', status: 'pass' }];
    service.shutdown.begin();
    expect((await get('/readyz')).statusCode).toBe(503);
    expect((await get('/readyz')).json().checks[0].name).toBe('shutdown');
    expect((await get('/livez')).statusCode).toBe(200);
  });
});

describe('the secret file', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'secret-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is created once, readable only by its owner, and never changes', () => {
    const inside = join(folder, 'new');
    const first = loadOrCreateSecret(inside, 'dev-token.key');
    expect(first).toHaveLength(32);
    expect(loadOrCreateSecret(inside, 'dev-token.key')).toEqual(first);
    expect(statSync(join(inside, 'dev-token.key')).mode & 0o777).toBe(0o600);
    expect(readdirSync(inside)).toEqual(['dev-token.key']);
    expect(loadOrCreateSecret(inside, 'other.key')).not.toEqual(first);
    expect(statSync(inside).mode & 0o777).toBe(0o700);
    chmodSync(join(inside, 'dev-token.key'), 0o644);
    loadOrCreateSecret(inside, 'dev-token.key');
    expect(statSync(join(inside, 'dev-token.key')).mode & 0o777).toBe(0o600);
  });

  it('is of the log that first uses it, and of those that are added', () => {
    const load = (log?: string) => loadOrCreateSecret(folder, 'dev-token.key', log);
    const made = load();
    expect(load('log-1')).toEqual(made);
    expect(load()).toEqual(made);
    expect(() => load('log-2')).toThrow(
      /dev-token\.key is a key of the log log-1, but this is the log log-2: .+ or delete it, then it is made anew/,
    );
    allowSecretFor(folder, 'dev-token.key', 'log-2');
    allowSecretFor(folder, 'dev-token.key', 'log-2');
    expect([load('log-1'), load('log-2')]).toEqual([made, made]);
    expect(readFileSync(join(folder, 'dev-token.key'), 'utf8').split('\n').slice(1)).toEqual([
      'log log-1',
      'log log-2',
      '',
    ]);
    expect(statSync(join(folder, 'dev-token.key')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['dev-token.key']);
  });

  it('refuses a file without a valid secret', () => {
    const path = join(folder, 'dev-token.key');
    writeFileSync(path, 'short\n');
    chmodSync(path, 0o600);
    expect(() => loadOrCreateSecret(folder, 'dev-token.key')).toThrow(/dev-token\.key is not a secret of 32 bytes/);
  });
});

describe('development tokens', () => {
  const issue = (memberId: string, ttl = 60) => issueDevToken(TOKEN_SECRET, memberId, ttl, Date.parse(NOW));

  it('identify the member they were issued to, or the operator', async () => {
    const tokens = new DevTokenVerifier(TOKEN_SECRET, new FixedClock());
    expect(await tokens.verify(await issue(MEMBER))).toBe(MEMBER);
    expect(await tokens.verify(await issue('operator'))).toBe('operator');
    expect(await tokens.verify(await issue('root'))).toBeNull();
  });

  it('are cached until they expire', async () => {
    const clock = new FixedClock();
    const tokens = new DevTokenVerifier(TOKEN_SECRET, clock);
    const token = await issue(OTHER_MEMBER);
    expect(tokens.remembered(token)).toBeNull();
    await tokens.verify(token);
    expect(tokens.remembered(token)).toBe(OTHER_MEMBER);
    clock.instant = new Date(Date.parse(NOW) + 90_000).toISOString();
    expect(tokens.remembered(token)).toBeNull();
    expect(await tokens.verify(token)).toBeNull();
  });

  it('are cached in a bounded number, least recently used evicted first', async () => {
    const tokens = new DevTokenVerifier(TOKEN_SECRET, new FixedClock(), 2);
    const [a, b, c] = await Promise.all([issue(MEMBER, 61), issue(MEMBER, 62), issue(MEMBER, 63)]);
    await tokens.verify(a);
    await tokens.verify(b);
    tokens.remembered(a);
    await tokens.verify(c);
    expect([a, b, c].map((token) => tokens.remembered(token))).toEqual([MEMBER, null, MEMBER]);
  });
});
