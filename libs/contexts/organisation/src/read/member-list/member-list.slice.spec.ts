import type { SpecService } from '@app/testing';
import { organisationProjections } from '../../organisation.projections.js';
import { category } from '../../specs/a-member.js';
import { administratorId, establishUnit, grantRole, rootId, startFounded } from '../../specs/organisation-service.js';

interface Members {
  readonly items: readonly { readonly id: string; readonly name: string; readonly memberNumber: string | null }[];
  readonly nextCursor: string | null;
}

describe('GET /members', () => {
  let service: SpecService;
  let portId: string;
  let quayId: string;
  let gasId: string;
  let officer: string;
  let member: string;
  let gasMember: string;

  const enrol = async (fullName: string, memberNumber: string, unitId: string): Promise<string> => {
    const person = { fullName, memberNumber, jobTitle: 'Kỹ sư', category, unitId };
    return (await service.post('members', person, { as: administratorId, key: memberNumber })).json<{ id: string }>()
      .id;
  };
  const get = (query: string, as: string) => service.get(`members?${query}`, { as });
  const list = async (query: string, as: string): Promise<Members> => (await get(query, as)).json();
  const names = async (query: string, as: string) => (await list(query, as)).items.map(({ name }) => name);

  beforeAll(async () => {
    service = await startFounded(...organisationProjections);
    portId = await establishUnit(service, 'port', { code: 'CD-01' });
    quayId = await establishUnit(service, 'quay', { code: 'CD-01-01', parentId: portId });
    gasId = await establishUnit(service, 'gas', { code: 'CD-02' });
    officer = await enrol('Trần Thị Ánh', 'DV-10', portId);
    member = await enrol('Nguyễn Văn An (A)', 'DV-2', quayId);
    await enrol('\u00D0ặng  Văn An', 'DV-3', quayId);
    gasMember = await enrol('Lê Văn Đạt', 'DV-30', gasId);
    await grantRole(service, officer, 'UNION_OFFICER', portId);
    await grantRole(service, gasMember, 'REVIEWER', quayId);
  });
  afterAll(() => service.close());

  test('lists the members in the scope of the asker, by given name', async () => {
    const all = ['Đặng Văn An', 'Nguyễn Văn An (A)', 'Trần Thị Ánh', 'Lê Văn Đạt', 'Phan Thị Mẫu'];
    expect(await names('', administratorId)).toEqual(all);
    expect(await names('', officer)).toEqual(all.slice(0, 3));
    expect(await names('', member)).toEqual(all.slice(0, 2));
    expect(await names('', gasMember)).toEqual(['Đặng Văn An', 'Nguyễn Văn An (A)', 'Lê Văn Đạt']);
    expect((await list(`unitId=${quayId}`, officer)).items[1]).toEqual({
      id: member,
      name: 'Nguyễn Văn An (A)',
      memberNumber: 'DV-2',
      jobTitle: 'Kỹ sư',
      unit: { id: quayId, name: 'Đơn vị CD-01-01' },
      active: true,
    });
  });

  test('finds words of names in any spelling', async () => {
    expect(await names('q=dang+an', officer)).toEqual(['Đặng Văn An']);
    expect(await names(`q=${encodeURIComponent('\u0189ẶNG')}`, officer)).toEqual(['Đặng Văn An']);
    expect(await names('q=dat', officer)).toEqual([]);
    for (const q of ['_', '%', '"']) expect(await names(`q=${encodeURIComponent(q)}`, officer)).toEqual([]);
  });

  test('numbers are found and shown by those who manage the members only', async () => {
    expect(await names('q=DV-3', administratorId)).toEqual(['Đặng Văn An', 'Lê Văn Đạt']);
    expect(await names('q=DV-3', officer)).toEqual(['Đặng Văn An']);
    expect(await names('q=DV-2', member)).toEqual([]);
    const [shown] = (await list('q=dang', gasMember)).items;
    expect(shown).toMatchObject({ name: 'Đặng Văn An', memberNumber: null });
  });

  test('a unit outside the scope is refused, with the roles that would do', async () => {
    expect((await get(`unitId=${gasId}`, officer)).json()).toMatchObject({
      status: 403,
      code: 'OUT_OF_SCOPE_UNIT',
      facts: { requiredRoles: ['ADMINISTRATOR', 'UNION_OFFICER'], unitId: gasId },
    });
    expect((await get(`unitId=${rootId}`, member)).statusCode).toBe(403);
    expect((await get('', 'operator')).json()).toMatchObject({ status: 403, code: 'NOT_AN_ACTIVE_MEMBER' });
  });

  test('pages follow one another, and a cursor leads to no name', async () => {
    const first = await list('limit=2&q=van', administratorId);
    expect(first.items.map(({ name }) => name)).toEqual(['Đặng Văn An', 'Nguyễn Văn An (A)']);
    expect(Buffer.from(first.nextCursor!, 'base64url').toString()).not.toContain('a0n0');
    const second = await list(`limit=2&q=van&cursor=${first.nextCursor}`, administratorId);
    expect(second).toMatchObject({ items: [{ name: 'Lê Văn Đạt' }], nextCursor: null });
  });

  test('a corrected name moves its member, so the next page is refused', async () => {
    const first = await list('limit=2&q=van', administratorId);
    const moved = first.items[0]!.id;
    const revision = (await service.events(`member-${moved}`)).length - 1;
    const corrected = await service.post(
      `members/${moved}/record-correction`,
      { jobTitle: 'Thợ hàn', reason: 'Ghi sai chức danh.' },
      { as: administratorId, ifMatch: `"${revision}"` },
    );
    expect(corrected.statusCode).toBe(200);
    expect((await get(`limit=2&q=van&cursor=${first.nextCursor}`, administratorId)).statusCode).toBe(200);
    await service.given(`member-${moved}`, {
      type: 'MemberRecordCorrected',
      data: {
        memberId: moved,
        corrected: ['fullName'],
        previousCategory: null,
        category: null,
        content: { reason: 'Ghi lại họ tên.' },
      },
    });
    expect((await get(`limit=2&q=van&cursor=${first.nextCursor}`, administratorId)).json()).toMatchObject({
      status: 410,
      code: 'LIST_CHANGED',
    });
  });

  test('a member who left is told apart, and one who is erased is in no list', async () => {
    const gone = await enrol('Vũ Văn Yên', 'DV-4', portId);
    await service.post(
      `members/${gone}/departure`,
      { effectiveOn: '2022-01-10' },
      { as: administratorId, key: 'gone' },
    );
    expect(await names('active=false', officer)).toEqual(['Vũ Văn Yên']);
    expect(await names('active=true&q=vu', officer)).toEqual([]);
    expect((await get('', gone)).statusCode).toBe(403);
    const first = await list('limit=1&q=van', administratorId);
    await service.vault.forget(first.items[0]!.id);
    expect(await names('q=dang', administratorId)).toEqual([]);
    expect((await get(`limit=1&q=van&cursor=${first.nextCursor}`, administratorId)).json()).toMatchObject({
      status: 400,
      code: 'INVALID_CURSOR',
    });
  });
});
