import type { SpecService } from '@app/testing';
import { organisationProjections } from '../organisation.projections.js';
import { administratorId, rootId, startFounded } from '../specs/organisation-service.js';

interface Units {
  readonly items: readonly { readonly code: string }[];
  readonly nextCursor: string | null;
}

describe('units', () => {
  let service: SpecService;
  let portId: string;
  let gasId: string;

  const establish = async (key: string, changed: object): Promise<string> => {
    const answer = await service.post(
      'units',
      { code: key, level: 'AFFILIATED', parentId: rootId, ...changed },
      { as: administratorId, key },
    );
    return answer.json<{ id: string }>().id;
  };
  const get = (path: string) => service.get(path, { as: administratorId });
  const list = async (query: string): Promise<Units> => (await get(`units?${query}`)).json();
  const codes = async (query: string) => (await list(query)).items.map(({ code }) => code);

  beforeAll(async () => {
    service = await startFounded(...organisationProjections);
    portId = await establish('CD-01', { name: 'Công đoàn Cảng Đông Hải', block: 'KHOI-1' });
    gasId = await establish('CD-02', { name: 'Công đoàn Khí Tây Nguyên', block: 'KHOI-2' });
    await establish('CD-01-01', { name: 'Tổ Bến Một', level: 'GROUP', parentId: portId });
    await service.post(
      `units/${gasId}/name`,
      { name: 'Công đoàn Năng lượng', decisionNo: '12/QĐ-MAU' },
      { as: administratorId, key: 'rename' },
    );
  });
  afterAll(() => service.close());

  test('shows the place of the unit in the tree, with an ETag', async () => {
    const answer = await get(`units/${gasId}`);

    expect(answer.headers.etag).toMatch(/^"1-/);
    expect(answer.json()).toEqual({
      id: gasId,
      code: 'CD-02',
      name: 'Công đoàn Năng lượng',
      formerNames: ['Công đoàn Khí Tây Nguyên'],
      level: 'AFFILIATED',
      parentId: rootId,
      path: [
        { id: rootId, code: 'CDN', name: 'Công đoàn ngành Mẫu' },
        { id: gasId, code: 'CD-02', name: 'Công đoàn Năng lượng' },
      ],
      block: 'KHOI-2',
      active: true,
      revision: '1',
    });
  });

  test('the root has an address of its own', async () => {
    expect((await get('units/root')).json()).toMatchObject({ id: rootId, code: 'CDN', parentId: null });
  });

  test('404 for a unit that does not exist', async () => {
    const answer = await get('units/0f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f');
    expect(answer.json()).toMatchObject({ status: 404, code: 'UNIT_NOT_FOUND' });
  });

  test('lists units by code', async () => {
    expect(await codes('')).toEqual(['CD-01', 'CD-01-01', 'CD-02', 'CDN']);
  });

  test.each([
    ['parentId', () => `parentId=${rootId}`, ['CD-01', 'CD-02']],
    ['level', () => 'level=GROUP', ['CD-01-01']],
    ['block', () => 'block=KHOI-1', ['CD-01']],
    ['several', () => `parentId=${rootId}&block=KHOI-2`, ['CD-02']],
    ['nothing that fits', () => `parentId=${gasId}`, []],
  ])('filters by %s', async (_what, query, expected) => {
    expect(await codes(query())).toEqual(expected);
  });

  test.each([
    ['cang dong', ['CD-01']],
    ['CẢNG ĐÔNG', ['CD-01']],
    ['đong hai cong', ['CD-01']],
    ['nang luong', ['CD-02']],
    ['tay nguyen', ['CD-02']],
    ['cd 01', ['CD-01', 'CD-01-01']],
    ['%', []],
    ['_', []],
    ['-', []],
    ['khong co', []],
  ])('searches %j in code, name and former names, accents or not', async (q, expected) => {
    expect(await codes(`q=${encodeURIComponent(q)}`)).toEqual(expected);
  });

  test('all pages together are the same list', async () => {
    const first = await list('limit=3');
    const second = await list(`limit=3&cursor=${first.nextCursor}`);

    expect([...first.items, ...second.items]).toEqual((await list('')).items);
    expect(second.nextCursor).toBeNull();
  });

  test('a cursor of another filter is refused', async () => {
    const { nextCursor } = await list('limit=1');
    const answer = await get(`units?limit=1&level=GROUP&cursor=${nextCursor}`);
    expect(answer.json()).toMatchObject({ status: 400, code: 'INVALID_CURSOR' });
  });

  test('counts the numbers in codes, page by page too', async () => {
    for (const code of ['DV-10', 'DV-9', 'DV-2']) {
      await establish(code, { name: 'Công đoàn Mẫu', parentId: gasId, block: 'SO' });
    }
    const first = await list('block=SO&limit=2');
    expect(first.items.map(({ code }) => code)).toEqual(['DV-2', 'DV-9']);
    expect(await codes(`block=SO&limit=2&cursor=${first.nextCursor}`)).toEqual(['DV-10']);
  });

  test.each(['level=CITY', 'parentId=1', 'block=khoi', 'limit=0', 'sort=name', 'q=%20', 'level=GROUP&level=SECTION'])(
    '%s is refused',
    async (query) => {
      expect((await get(`units?${query}`)).statusCode).toBe(400);
    },
  );
});
