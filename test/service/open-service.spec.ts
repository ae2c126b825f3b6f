import { openService, type Service } from '@app/composition';
import { settingsFrom } from '@app/config';
import { StoreUnavailable } from '@app/event-store';
import { buildOpenApi, issueDevToken } from '@app/http';
import { injectChecked, lintOpenApi } from '@app/testing';
import type { OpenAPIObject } from '@nestjs/swagger';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { founding } from './founding.js';

describe('the service on an empty folder', () => {
  let folder: string;
  let service: Service;
  const open = (): Promise<Service> =>
    openService({
      settings: settingsFrom({ SANGKIEN_DATA: folder, SANGKIEN_PROJECTIONS: 'inline' }),
      projector: new URL('file:///unused'),
      logger: false,
    });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'service-'));
    service = await open();
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const get = async (url: string, as?: string) =>
    injectChecked(service.app, {
      method: 'GET',
      url,
      headers: as === undefined ? {} : { authorization: `Bearer ${await issueDevToken(service.tokenSecret, as, 60)}` },
    });

  it('is ready, with every projection live', async () => {
    const response = await get('/readyz');
    expect(response.statusCode).toBe(200);
    const { status, checks } = response.json<{ status: string; checks: readonly { name: string }[] }>();
    expect(status).toBe('pass');
    expect(checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['event-store', 'projection:initiative-card', 'projection:unit-card']),
    );
  });

  it('refuses a second service on the same folder by name', async () => {
    await expect(open()).rejects.toThrow(StoreUnavailable);
    await expect(open()).rejects.toThrow(folder);
    expect((await get('/readyz')).statusCode).toBe(200);
  });

  describe('its OpenAPI document', () => {
    let document: OpenAPIObject;
    beforeAll(() => (document = buildOpenApi(service.app, '0')));

    const operations = () =>
      Object.entries(document.paths).flatMap(([path, item]) =>
        Object.entries(
          item as { readonly [method: string]: { readonly responses: object; readonly operationId?: string } },
        ).map(([method, operation]) => ({ path, method, ...operation })),
      );

    it('is valid', async () => {
      expect(await lintOpenApi(document)).toEqual([]);
    });

    it('has unique operation ids', () => {
      const ids = operations().map(({ operationId }) => operationId);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('declares responses and refusals for every operation under /api/v1', () => {
      const bare = operations()
        .filter(({ path, responses }) => path.startsWith('/api/v1') && !('401' in responses && '500' in responses))
        .map(({ method, path }) => `${method} ${path}`);
      expect(bare).toEqual([]);
    });

    it('declares a body schema for every response', () => {
      const faults = operations().flatMap(({ path, method, responses }) =>
        Object.entries(responses as { readonly [status: string]: { readonly content?: object } })
          .filter(([status, { content }]) => status !== '304' && !content)
          .map(([status]) => `${method} ${path} ${status}`),
      );
      expect(faults).toEqual([]);
    });
  });

  it('requires a token except on public routes', async () => {
    const document = buildOpenApi(service.app, '0');
    const paths = Object.entries(document.paths).filter(([, item]) => item.get);
    for (const [path] of paths) {
      const response = await get(path.replaceAll(/\{\w+\}/g, '0f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f'));
      expect([path, response.statusCode === 401]).toEqual([path, path.startsWith('/api/v1/')]);
    }
  });

  it('completes running commands when it closes, and has their events after it reopens', async () => {
    const token = await issueDevToken(service.tokenSecret, 'operator', 60);
    await service.app.listen(0, '127.0.0.1');
    const url = await service.app.getUrl();
    const founded = fetch(`${url}/api/v1/organisation`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': '"founding"',
      },
      body: JSON.stringify(founding),
    });
    const arrived = new Promise<void>((resolve) => service.app.getHttpServer().once('request', () => resolve()));
    await arrived;
    await service.close();
    const response = await founded;
    expect(response.status).toBe(201);
    await expect(fetch(`${url}/livez`)).rejects.toThrow();
    service = await open();
    const { headers } = response;
    const place = `${headers.get('location')}?minPosition=${headers.get('x-position')}`;
    const { id } = (await response.json()) as { readonly id: string };
    expect((await get(place, id)).json()).toMatchObject({ name: founding.administrator.fullName });
  });
});
