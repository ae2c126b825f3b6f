import { issueDevToken, loadOrCreateSecret } from '@app/http';
import { DeclaredResponses } from '@app/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { founding } from './founding.js';
import { ServingProcess } from './serving-process.js';

const PRELOADED = pathToFileURL(resolve('test/service/failing-disk.js')).href;
const EXIT_DISK_FAILED = 74;

interface Check {
  readonly name: string;
  readonly status: string;
}

/** The built service with a disk that does what it is told. */
describe('the service on a disk that', () => {
  jest.setTimeout(60_000);

  let folder: string;
  let data: string;
  let orders: string;
  let service: ServingProcess;
  let declared: DeclaredResponses;
  let administrator: string;
  let rootUnitId: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'disk-'));
    data = join(folder, 'data');
    orders = join(folder, 'orders');
    disk('works');
    await start();
    const founded = await send('operator', 'POST', '/api/v1/organisation', founding);
    expect(founded.status).toBe(201);
    ({ id: administrator } = (await founded.json()) as { id: string });
    const place = `${founded.headers.get('location')}?minPosition=${founded.headers.get('x-position')}`;
    const member = (await (await send(administrator, 'GET', place)).json()) as { unit: { id: string } };
    rootUnitId = member.unit.id;
  });
  afterEach(async () => {
    await service.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const disk = (order: 'works' | 'full' | 'fsync-fails' | 'checkpoint-full' | 'checkpoint-fails'): void =>
    writeFileSync(orders, order);
  const start = async (): Promise<void> => {
    service = await ServingProcess.start({ SANGKIEN_DATA: data, DISK_ORDERS: orders }, PRELOADED);
    declared ??= await DeclaredResponses.of(service.url);
  };
  const send = async (
    as: string,
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    key = 'k',
  ): Promise<Response> => {
    const token = await issueDevToken(loadOrCreateSecret(data, 'dev-token.key'), as, 60);
    const response = await fetch(`${service.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json', 'idempotency-key': key }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return declared.checked(method, response);
  };
  const enrol = (number: number): Promise<Response> => {
    const person = { ...founding.administrator, memberNumber: `MAU-${number + 2}`, unitId: rootUnitId };
    return send(administrator, 'POST', '/api/v1/members', person, `member-${number}`);
  };
  const ready = async (): Promise<{ readonly status: number; readonly checks: readonly Check[] }> => {
    const response = await fetch(`${service.url}/readyz`);
    const { checks } = (await response.json()) as { checks: readonly Check[] };
    return { status: response.status, checks };
  };
  const linesOf = (level: string): readonly string[] =>
    service.log.filter((line) => line.includes(`"level":"${level}"`));

  it('is full: commands are 507, reads go on, and writing resumes by itself', async () => {
    disk('full');
    let number = 0;
    let refused = await enrol(number);
    while (refused.status === 201) refused = await enrol(++number);
    expect(refused.status).toBe(507);
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(await refused.json()).toMatchObject({ code: 'DISK_FULL' });
    expect((await enrol(number)).status).toBe(507);
    expect((await send(administrator, 'GET', `/api/v1/members/${administrator}`)).status).toBe(200);
    const { status, checks } = await ready();
    expect(status).toBe(200);
    expect(checks).toContainEqual({
      name: 'log-writer',
      status: 'warn',
      detail: expect.stringContaining(`no room to write ${join(data, 'events.db')}`) as string,
    });
    // A smaller event may fit into the last page once more, and then the disk is full a second time.
    const resumed = service.log.filter((line) => line.includes('the disk has room again'));
    expect(linesOf('error')).toHaveLength(resumed.length + 1);

    disk('works');
    const accepted = await enrol(number);
    expect(accepted.status).toBe(201);
    const place = `${accepted.headers.get('location')}?minPosition=${accepted.headers.get('x-position')}`;
    expect((await send(administrator, 'GET', place)).status).toBe(200);
    expect((await ready()).checks).toContainEqual({ name: 'log-writer', status: 'pass' });
  });

  it('fails: it says so, with the file, and exits with its own code; the next process goes on', async () => {
    disk('fsync-fails');
    const refused = await enrol(0);
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    const live = await fetch(`${service.url}/livez`);
    expect(live.status).toBe(503);
    expect(await live.json()).toMatchObject({ status: 'fail', checks: [{ name: 'log-writer' }] });
    expect(await service.exitCode).toBe(EXIT_DISK_FAILED);
    expect(linesOf('error')).toEqual([
      expect.stringContaining(`${join(data, 'events.db')} cannot be written: disk I/O`),
    ]);
    expect(linesOf('fatal')).toHaveLength(1);

    disk('works');
    await start();
    expect((await enrol(0)).status).toBe(201);
  });

  it('is full, then fails, under the thread that checkpoints: told and survived, then told and ended', async () => {
    const logWriter = async (status: string): Promise<void> => {
      while (!(await ready()).checks.some((check) => check.name === 'log-writer' && check.status === status));
    };
    disk('checkpoint-full');
    await logWriter('warn');
    expect((await enrol(0)).status).toBe(201);
    disk('works');
    await logWriter('pass');
    disk('checkpoint-fails');
    expect(await service.exitCode).toBe(EXIT_DISK_FAILED);
    expect(linesOf('error').at(-1)).toContain(`${join(data, 'events.db')} cannot be written: disk I/O error`);
  });
});
