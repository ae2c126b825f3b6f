import { OPERATOR } from '../../domain/operator.js';
import { OrganisationService, foundingRequest } from '../../specs/organisation-service.js';

describe('POST /organisation', () => {
  let service: OrganisationService;

  beforeEach(async () => {
    service = await OrganisationService.start();
  });
  afterEach(() => service.close());

  const foundAs = (as: string, key: string, changed: object = {}) =>
    service.post('organisation', { ...foundingRequest, ...changed }, { as, key });

  test('establishes the root and its first administrator, and leads to them', async () => {
    const answer = await service.found();

    expect(answer.statusCode).toBe(201);
    expect(answer.headers.location).toBe(`/api/v1/members/${service.administratorId}`);
    expect(answer.json()).toEqual({ id: service.administratorId, revision: '1', position: '5' });
    expect(await service.log()).toEqual([
      'OrganisationFounded',
      'MemberNumberReserved',
      'MemberEnrolled',
      'RoleGranted',
      'UnitCodeReserved',
      'UnitEstablished',
    ]);
    expect((await service.events(`unit-${service.rootId}`)).map(({ event }) => event.data)).toEqual([
      {
        unitId: service.rootId,
        code: 'CDN',
        name: 'Công đoàn ngành Mẫu',
        level: 'SECTOR',
        parentId: null,
        block: null,
      },
    ]);
    expect(await service.vault.get(service.administratorId)).toMatchObject({ fullName: 'Phan Thị Mẫu' });
  });

  test('no two events of it share an id', async () => {
    await service.found();
    const ids = (await service.store.readAll({ limit: 100 })).map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
  });

  test('sent again it gives its first answer and adds nothing', async () => {
    const first = await service.found();
    const again = await service.found();

    expect(again.json()).toEqual(first.json());
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await service.log()).toHaveLength(6);
  });

  test('happens once', async () => {
    await service.found();
    const second = await foundAs(OPERATOR, 'another');

    expect(second.statusCode).toBe(409);
    expect(second.json()).toMatchObject({ code: 'ORGANISATION_ALREADY_FOUNDED' });
  });

  test('is the operator alone who founds, and founding all they can do', async () => {
    const byOther = await foundAs(service.administratorId, 'founding');
    expect(byOther.statusCode).toBe(403);
    expect(byOther.json()).toMatchObject({ code: 'ONLY_OPERATOR_FOUNDS' });
    expect(await service.log()).toEqual([]);

    await service.found();
    const unit = { code: 'CD-01', name: 'Công đoàn Một', level: 'AFFILIATED', parentId: service.rootId };
    const byOperator = await service.post('units', unit, { as: OPERATOR, key: 'unit' });
    expect(byOperator.statusCode).toBe(403);
    expect(byOperator.json()).toMatchObject({ code: 'OUT_OF_SCOPE_UNIT' });
  });

  test.each(['memberNumber', 'member', 'unitCode', 'unit'])(
    'interrupted before the %s stream, it is completed when sent again',
    async (category) => {
      service.store.interruptBefore(category);
      const interrupted = await service.found();
      expect(interrupted.statusCode).toBe(503);

      service.later(5_000);
      const again = await service.found();

      expect(again.statusCode).toBe(201);
      expect(await service.events(`member-${service.administratorId}`)).toHaveLength(2);
      expect(await service.events(`unit-${service.rootId}`)).toHaveLength(1);
      await expect(service.establishUnit('unit', { code: 'CD-01' })).resolves.toEqual(expect.any(String));
    },
  );

  test('given up half-way, its administrator has no power, and after a minute somebody else founds with the same code and number', async () => {
    service.store.interruptBefore('unit');
    await service.found();
    const unit = { code: 'CD-01', name: 'Công đoàn Một', level: 'AFFILIATED', parentId: service.rootId };
    const early = await service.post('units', unit, { as: service.administratorId, key: 'unit' });
    expect(early.json()).toMatchObject({ code: 'UNKNOWN_UNIT' });

    service.later(59_000);
    expect((await foundAs(OPERATOR, 'another')).statusCode).toBe(409);
    service.later(2_000);
    const taken = await foundAs(OPERATOR, 'another');
    expect(taken.statusCode).toBe(201);

    const late = await service.found();
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: 'ORGANISATION_ALREADY_FOUNDED' });
    expect(await service.events(`unit-${service.rootId}`)).toEqual([]);
  });

  test('a repeat that names another person is no repeat', async () => {
    await service.found();
    const other = await foundAs(OPERATOR, 'founding', {
      administrator: { ...foundingRequest.administrator, fullName: 'Phan Văn Khác' },
    });

    expect(other.statusCode).toBe(422);
    expect(other.json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });
});
