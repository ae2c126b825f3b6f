import { issueDevToken, loadOrCreateSecret } from '@app/http';
import { DeclaredResponses } from '@app/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { founding } from './founding.js';
import { ServingProcess } from './serving-process.js';

/** The built service with its projector thread, from outside. Needs `npm run build`, which `npm test` runs first. */
describe('the service as a process', () => {
  jest.setTimeout(120_000);

  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'serving-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Who sends: the operator, and whom the founding enrolled after it. */
  let sender: string;
  beforeEach(() => (sender = 'operator'));
  let declared: DeclaredResponses | null = null;
  const send = async (url: string, path: string, { method = 'GET', headers = {}, ...request }: RequestInit = {}) => {
    const authorization = `Bearer ${await issueDevToken(loadOrCreateSecret(folder, 'dev-token.key'), sender, 60)}`;
    const response = await fetch(`${url}${path}`, { method, headers: { authorization, ...headers }, ...request });
    declared ??= await DeclaredResponses.of(url);
    return declared.checked(method, response);
  };
  const found = (url: string): Promise<Response> =>
    send(url, '/api/v1/organisation', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': '"founding"' },
      body: JSON.stringify(founding),
    });

  // Commands across SIGTERM are for e2e/restarts.spec.ts.
  it('keeps acknowledged commands across SIGINT and SIGKILL, replays the first response, logs JSON lines only', async () => {
    const first = await ServingProcess.start({ SANGKIEN_DATA: folder });
    const founded = await found(first.url);
    expect(founded.status).toBe(201);
    const place = `${founded.headers.get('location')}?minPosition=${founded.headers.get('x-position')}`;
    const answer = (await founded.json()) as { readonly id: string };
    sender = answer.id;
    expect(await (await send(first.url, place)).json()).toMatchObject({ name: founding.administrator.fullName });
    expect(await first.end('SIGINT')).toBe(0);
    for (const line of first.log) expect(JSON.parse(line)).toMatchObject({ level: 'log', message: expect.any(String) });

    const second = await ServingProcess.start({ SANGKIEN_DATA: folder });
    expect((await send(second.url, place)).status).toBe(200);
    sender = 'operator';
    const again = await found(second.url);
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await again.json()).toEqual(answer);
    expect(await second.end('SIGKILL')).toBeNull();
  });
});
