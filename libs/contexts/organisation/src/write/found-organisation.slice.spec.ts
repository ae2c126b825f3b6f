import type { SpecService } from '@app/testing';
import { OPERATOR } from '../domain/operator.js';
import {
  administratorId,
  establishUnit,
  found,
  foundingRequest,
  rootId,
  startOrganisation,
} from '../specs/organisation-service.js';

describe('POST /organisation', () => {
  let service: SpecService;

  beforeEach(async () => {
    service = await startOrganisation();
  });
  afterEach(() => service.close());

  /** Names of every event written so far, in order. */
  const log = async () => (await service.store.readAll({ limit: 100 })).map(({ type }) => type);
  const foundAs = (as: string, key: string, changed: object = {}) =>
    service.post('organisation', { ...foundingRequest, ...changed }, { as, key });

  test('establishes the root and its first administrator, and returns their Location', async () => {
    const answer = await found(service);

    expect(answer.statusCode).toBe(201);
    expect(answer.headers.location).toBe(`/api/v1/members/${administratorId}`);
    expect(answer.json()).toEqual({ id: administratorId, revision: '1', position: String(await service.store.head()) });
    expect(await log()).toEqual([
      'OrganisationFounded',
      'MemberNumberReserved',
      'MemberEnrolled',
      'RoleGranted',
      'UnitCodeReserved',
      'UnitEstablished',
    ]);
    expect((await service.events(`unit-${rootId}`)).map(({ event }) => event.data)).toEqual([
      {
        unitId: rootId,
        code: 'CDN',
        name: 'Công đoàn ngành Mẫu',
        level: 'SECTOR',
        parentId: null,
        block: null,
      },
    ]);
    expect(await service.vault.get(administratorId)).toMatchObject({ fullName: 'Phan Thị Mẫu' });
  });

  test('its events have distinct ids', async () => {
    await found(service);
    const ids = (await service.store.readAll({ limit: 100 })).map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
  });

  test('a retry returns the first response and appends nothing', async () => {
    const first = await found(service);
    const again = await found(service);

    expect(again.json()).toEqual(first.json());
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await log()).toHaveLength(6);
  });

  test('a second founding is refused', async () => {
    await found(service);
    const second = await foundAs(OPERATOR, 'another');

    expect(second.statusCode).toBe(409);
    expect(second.json()).toMatchObject({ code: 'ORGANISATION_ALREADY_FOUNDED' });
  });

  test('only the operator may found, and may do nothing else', async () => {
    const byOther = await foundAs(administratorId, 'founding');
    expect(byOther.statusCode).toBe(403);
    expect(byOther.json()).toMatchObject({ code: 'ONLY_OPERATOR_FOUNDS' });
    expect(await log()).toEqual([]);

    await found(service);
    const unit = { code: 'CD-01', name: 'Công đoàn Một', level: 'AFFILIATED', parentId: rootId };
    const byOperator = await service.post('units', unit, { as: OPERATOR, key: 'unit' });
    expect(byOperator.statusCode).toBe(403);
    expect(byOperator.json()).toMatchObject({ code: 'NOT_AN_ACTIVE_MEMBER' });
  });

  test.each(['memberNumber', 'member', 'unitCode', 'unit'])(
    'a retry completes a founding interrupted before the %s stream',
    async (category) => {
      service.store.interruptBefore(`${category}-`);
      const interrupted = await found(service);
      expect(interrupted.statusCode).toBe(503);

      service.later(5_000);
      const again = await found(service);

      expect(again.statusCode).toBe(201);
      expect(await service.events(`member-${administratorId}`)).toHaveLength(2);
      expect(await service.events(`unit-${rootId}`)).toHaveLength(1);
      await expect(establishUnit(service, 'unit', { code: 'CD-01' })).resolves.toEqual(expect.any(String));
    },
  );

  test('an abandoned founding gives no authority, and after a minute another one may use the same code and number', async () => {
    service.store.interruptBefore('unit-');
    await found(service);
    const unit = { code: 'CD-01', name: 'Công đoàn Một', level: 'AFFILIATED', parentId: rootId };
    const early = await service.post('units', unit, { as: administratorId, key: 'unit' });
    expect(early.json()).toMatchObject({ code: 'UNKNOWN_UNIT' });

    service.later(59_000);
    expect((await foundAs(OPERATOR, 'another')).statusCode).toBe(409);
    service.later(2_000);
    const taken = await foundAs(OPERATOR, 'another');
    expect(taken.statusCode).toBe(201);

    const late = await found(service);
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: 'ORGANISATION_ALREADY_FOUNDED' });
    expect(await service.events(`unit-${rootId}`)).toEqual([]);
  });

  test('the same key with another person is refused', async () => {
    await found(service);
    const other = await foundAs(OPERATOR, 'founding', {
      administrator: { ...foundingRequest.administrator, fullName: 'Phan Văn Khác' },
    });

    expect(other.statusCode).toBe(422);
    expect(other.json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });
});
