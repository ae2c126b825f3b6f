import { setImmediate as nextTurn } from 'node:timers/promises';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openService, type Service } from '@app/composition';
import { settingsFrom } from '@app/config';
import type { StoredEvent } from '@app/event-store';
import { issueDevToken } from '@app/http';
import { injectChecked } from '@app/testing';
import { freshFolder } from '../e2e/fresh-folder.js';
import { auditor, openProgrammeOn } from '../e2e/open-programme.js';
import { logOf } from '../programme/log-of.js';

/** A bit of an event's data flipped in the file, the read models deleted, and the service started again. */
describe('a service on a damaged log', () => {
  let folder: string;
  let service: Service;
  let damaged: StoredEvent;

  const open = (): Promise<Service> =>
    openService({
      settings: settingsFrom({ SANGKIEN_DATA: folder, SANGKIEN_PROJECTIONS: 'inline' }),
      projector: new URL('file:///unused'),
      logger: false,
    });

  const flipBitOf = ({ data }: StoredEvent): void => {
    const file = join(folder, 'events.db');
    const bytes = readFileSync(file);
    bytes[bytes.indexOf(data) + 20]! ^= 1;
    writeFileSync(file, bytes);
  };

  beforeAll(async () => {
    folder = freshFolder();
    service = await open();
    await openProgrammeOn(service);
    damaged = (await logOf(service.eventStore)).filter(({ type }) => type === 'MemberEnrolled').at(-1)!;
    await service.close();
    flipBitOf(damaged);
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `views.db${suffix}`), { force: true });
    service = await open();
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const get = async (url: string) =>
    injectChecked(service.app, {
      method: 'GET',
      url,
      headers: { authorization: `Bearer ${await issueDevToken(service.tokenSecret, auditor, 60)}` },
    });

  it('refuses what needs the damaged event, without a promise that waiting helps', async () => {
    const memberId = damaged.stream.slice(damaged.stream.indexOf('-') + 1);
    for (const url of [`/api/v1/members/${memberId}/history`, '/api/v1/events?limit=1000']) {
      const response = await get(url);
      expect(response.json()).toMatchObject({ status: 503, code: 'LOG_DAMAGED' });
      expect(response.headers['retry-after']).toBeUndefined();
      expect(response.body).not.toContain('hash');
    }
  });

  it('serves what lies before it and after it', async () => {
    const before = (await get(`/api/v1/events?limit=${damaged.position}`)).json<{
      readonly items: readonly object[];
    }>();
    expect(before.items).toHaveLength(Number(damaged.position));
    expect((await get(`/api/v1/events?after=${damaged.position}`)).statusCode).toBe(200);
  });

  it('is not ready: every projection stopped there', async () => {
    const detail = `stopped at position ${damaged.position}: LogDamaged: the log is damaged at position ${damaged.position} in ${damaged.stream}: `;
    const checksOf = async () =>
      (await get('/readyz'))
        .json<{ readonly checks: readonly { readonly name: string; readonly detail?: string }[] }>()
        .checks.filter(({ name }) => name.startsWith('projection:'));
    let checks = await checksOf();
    while (checks.some((check) => !check.detail?.startsWith('stopped'))) {
      await nextTurn();
      checks = await checksOf();
    }
    for (const check of checks) expect(check.detail).toContain(detail);
    expect((await get('/readyz')).statusCode).toBe(503);
  });
});
