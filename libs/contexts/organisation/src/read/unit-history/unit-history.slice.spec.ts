import type { SpecService } from '@app/testing';
import { organisationProjections } from '../../organisation.projections.js';
import { administratorId, establishUnit, rootId, startFounded } from '../../specs/organisation-service.js';

describe('GET /units/{unitId}/history', () => {
  let service: SpecService;
  let unitId: string;

  beforeAll(async () => {
    service = await startFounded(...organisationProjections);
    unitId = await establishUnit(service, 'unit', { code: 'CD-05' });
    for (const name of ['Công đoàn Hai', 'Công đoàn Ba']) {
      await service.post(
        `units/${unitId}/name`,
        { name, decisionNo: '12/QĐ-MAU' },
        { as: administratorId, key: name.normalize('NFD').replace(/[^A-Za-z]/gu, '') },
      );
    }
  });
  afterAll(() => service.close());

  const get = (path: string) => service.get(path, { as: administratorId });
  const history = async (query = '') =>
    (await get(`units/${unitId}/history${query}`)).json<{
      items: readonly { type: string; sentence: { vi: string }; actor: object; raw: { data: object } }[];
      nextCursor: string | null;
    }>();

  test('says who did what, with current names, and shows the stored event', async () => {
    const { items, nextCursor } = await history();

    expect(nextCursor).toBeNull();
    expect(items.map(({ type }) => type)).toEqual(['UnitEstablished', 'UnitRenamed', 'UnitRenamed']);
    expect(items[0]).toMatchObject({
      sentence: { vi: expect.stringContaining('trực thuộc Công đoàn ngành Mẫu') as string },
      actor: { memberId: administratorId, name: 'Phan Thị Mẫu' },
      role: 'ADMINISTRATOR',
      raw: { type: 'UnitEstablished', data: { unitId, code: 'CD-05' } },
    });
  });

  test('all pages together are the same history', async () => {
    const whole = await history();
    const items = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof history>> = await history(
        `?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(items).toEqual(whole.items);
  });

  test('a cursor of another unit is refused', async () => {
    const { nextCursor } = await history('?limit=1');
    const answer = await get(`units/${rootId}/history?limit=1&cursor=${nextCursor}`);
    expect(answer.json()).toMatchObject({ status: 400, code: 'INVALID_CURSOR' });
  });

  test('404 for a unit that does not exist', async () => {
    const answer = await get('units/0f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f/history');
    expect(answer.json()).toMatchObject({ status: 404, code: 'UNIT_NOT_FOUND' });
  });
});
