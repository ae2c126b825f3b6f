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

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'clock-'));
    service = await openService({
      settings: settingsFrom({ SANGKIEN_DATA: folder, SANGKIEN_PROJECTIONS: 'inline' }),
      projector: new URL('file:///unused'),
      logger: false,
    });
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells it, refuses commands, and accepts them once the clock is right again', async () => {
    const token = await issueDevToken(service.tokenSecret, 'operator', 60);
    const found = () =>
      injectChecked(service.app, {
        method: 'POST',
        url: '/api/v1/organisation',
        payload: founding,
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': '"founding"' },
      });
    const get = (url: string) => injectChecked(service.app, { method: 'GET', url });

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
});
