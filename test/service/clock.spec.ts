import { openService, type Service } from '@app/composition';
import { settingsFrom } from '@app/config';
import { issueDevToken } from '@app/http';
import { injectChecked } from '@app/testing';
import { jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { founding } from './founding.js';

describe('the service when the system clock is set back', () => {
  let folder: string;
  let service: Service;
  let token: string;

  const open = (): Promise<Service> =>
    openService({
      settings: settingsFrom({ SANGKIEN_DATA: folder, SANGKIEN_PROJECTIONS: 'inline' }),
      projector: new URL('file:///unused'),
      logger: false,
    });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'clock-'));
    service = await open();
    token = await issueDevToken(service.tokenSecret, 'operator', 60);
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const found = (key = 'founding') =>
    injectChecked(service.app, {
      method: 'POST',
      url: '/api/v1/organisation',
      payload: founding,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': `"${key}"` },
    });
  const get = (url: string) => injectChecked(service.app, { method: 'GET', url });

  it('tells it, refuses commands, and accepts them once the clock is right again', async () => {
    const right = Date.now();
    const wall = jest.spyOn(Date, 'now').mockReturnValue(right - 130_000);
    const refused = await found();
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBe('5');
    expect(refused.json()).toMatchObject({ code: 'CLOCK_DISAGREES' });
    expect(await service.eventStore.head()).toBeNull();
    const ready = await get('/readyz');
    expect(ready.statusCode).toBe(503);
    expect(ready.json<{ checks: readonly object[] }>().checks).toContainEqual({
      name: 'clock',
      status: 'fail',
      detail: 'the system clock was set 130 s back',
    });
    expect((await get('/metrics')).body).toContain('sangkien_clock_disagreements_total 1');

    wall.mockRestore();
    expect((await found()).statusCode).toBe(201);
    expect((await get('/readyz')).statusCode).toBe(200);
  });

  it('refuses commands from the start when it starts behind the log', async () => {
    await service.close();
    const right = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(right - 3_600_000);
    service = await open();
    token = await issueDevToken(service.tokenSecret, 'operator', 60);
    expect((await get('/readyz')).json<{ checks: readonly object[] }>().checks).toContainEqual(
      expect.objectContaining({ name: 'clock', detail: expect.stringContaining('behind the log') }),
    );
    expect((await found('another')).json()).toMatchObject({ status: 503, code: 'CLOCK_DISAGREES' });
  });
});
