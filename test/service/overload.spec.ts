import { issueDevToken, loadOrCreateSecret } from '@app/http';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { founding } from './founding.js';
import { ServingProcess } from './serving-process.js';

const CONNECTIONS = 10;
const REQUESTS_PER_CONNECTION = 1_000;
/** Requests of the other client during one flood. */
const ROUNDS = 10;
/** No machine is this slow; only a process that stalls does not respond in time. */
const STALL_MS = 10_000;
const MEGABYTE = 1024 * 1024;

/** Bodies just below the limit of 64 KiB, whose validation would be dear without the limits of lists and faults. */
const HOSTILE_BODIES: readonly (readonly [string, string])[] = [
  ['21 000 empty authors', `{"authors":[${'{},'.repeat(20_999)}{}]}`],
  [
    '6 500 unknown fields',
    JSON.stringify(Object.fromEntries(Array.from({ length: 6_500 }, (_, index) => [`k${index}`, 0]))),
  ],
];

/** The built service under attack by one client, as another client sees it. Needs `npm run build`. */
describe('the service under a flood', () => {
  jest.setTimeout(60_000);

  let folder: string;
  let service: ServingProcess;
  let token: string;
  /** Of the administrator: an ordinary read. */
  let place: string;
  let restBytes: number;
  let attackers: Socket[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'overload-'));
    service = await ServingProcess.start({ SANGKIEN_DATA: folder });
    token = await issueDevToken(loadOrCreateSecret(folder, 'dev-token.key'), 'operator', 600);
    const founded = await ask('/api/v1/organisation', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': '"founding"' },
      body: JSON.stringify(founding),
    });
    expect(founded.status).toBe(201);
    place = founded.headers.get('location')!;
    token = await issueDevToken(
      loadOrCreateSecret(folder, 'dev-token.key'),
      place.slice(place.lastIndexOf('/') + 1),
      600,
    );
    expect((await ask(`${place}?minPosition=${founded.headers.get('x-position')}`)).status).toBe(200);
    expect((await ask('/api/openapi.json')).status).toBe(200);
    restBytes = (await metrics()).memoryBytes;
  });
  afterEach(async () => {
    const open = attackers.filter(({ closed }) => !closed);
    attackers = [];
    await Promise.all(
      open.map((attacker) => {
        attacker.destroy();
        return once(attacker, 'close');
      }),
    );
  });
  afterAll(async () => {
    expect(await service.end('SIGTERM')).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = async (path: string, { headers, ...request }: RequestInit = {}): Promise<Response> => {
    const response = await fetch(`${service.url}${path}`, {
      ...request,
      headers: { authorization: `Bearer ${token}`, ...headers },
      signal: AbortSignal.timeout(STALL_MS),
    });
    await response.clone().arrayBuffer();
    return response;
  };

  const metrics = async () => {
    const text = await (await ask('/metrics')).text();
    const valueOf = (series: string): number =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${series} `))
          ?.slice(series.length) ?? 0,
      );
    return {
      memoryBytes: valueOf('process_resident_memory_bytes'),
      overloads: (limit: string) => valueOf(`sangkien_http_overloads_total{limit="${limit}"}`),
    };
  };

  /** Connections that send all requests at once and read nothing. */
  const flood = async (request: string, connections = CONNECTIONS): Promise<void> => {
    const bytes = Buffer.from(request.repeat(REQUESTS_PER_CONNECTION));
    const { hostname, port } = new URL(service.url);
    attackers = Array.from({ length: connections }, () => connect(Number(port), hostname).pause());
    await Promise.all(attackers.map((attacker) => once(attacker, 'connect')));
    for (const attacker of attackers) {
      attacker.on('error', () => undefined);
      attacker.write(bytes);
    }
  };
  const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`;
  const post = (path: string, body: string): string =>
    [
      `POST ${path} HTTP/1.1`,
      'Host: x',
      `Authorization: Bearer ${token}`,
      'Idempotency-Key: "hostile"',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      '',
      body,
    ].join('\r\n');

  /** What the other client gets meanwhile. */
  const useMeanwhile = async (): Promise<void> => {
    for (let round = 0; round < ROUNDS; round++) {
      expect((await ask('/livez')).status).toBe(200);
      const read = await ask(place);
      if (read.status === 503) {
        expect(read.headers.get('retry-after')).toMatch(/^\d+$/);
        expect(await read.json()).toMatchObject({ code: 'OVERLOADED' });
      } else {
        expect(await read.json()).toMatchObject({ name: founding.administrator.fullName });
      }
    }
    expect((await metrics()).memoryBytes - restBytes).toBeLessThan(300 * MEGABYTE);
  };

  it.each(['/api/openapi.json', '/metrics', '/problems', '/api/v1/units', '/nowhere'])(
    'of unread GET %s serves others and stays small',
    async (path) => {
      const before = await metrics();
      await flood(get(path));
      await useMeanwhile();
      expect((await metrics()).overloads('connection')).toBe(before.overloads('connection') + CONNECTIONS);
    },
  );

  it.each(HOSTILE_BODIES)('of bodies with %s serves others and stays small', async (_, body) => {
    await flood(post('/api/v1/initiatives', body));
    await useMeanwhile();
  });

  it('of more requests than there are places refuses some by name, and serves others again when it ends', async () => {
    await flood(get('/api/v1/units'), 100);
    // The service reads the connections one after the other, and others in between.
    do await useMeanwhile();
    while ((await metrics()).overloads('requests') === 0);
    for (const attacker of attackers) attacker.destroy();
    while ((await ask(place)).status === 503);
  });
});
