import type { SpecService } from '@app/testing';
import {
  administratorId,
  enrolMember,
  establishUnit,
  grantRole,
  rootId,
  startFounded,
} from '../specs/organisation-service.js';

describe('POST /members/{memberId}/roles', () => {
  let service: SpecService;
  let unitId: string;
  let memberId: string;

  beforeEach(async () => {
    service = await startFounded();
    unitId = await establishUnit(service, 'unit', { code: 'CD-05' });
    memberId = await enrolMember(service, 'DV-1', unitId);
  });
  afterEach(() => service.close());

  const grant = (changed: object = {}, sent: { key?: string; as?: string; ifMatch?: string } = {}) =>
    service.post(
      `members/${memberId}/roles`,
      { role: 'REVIEWER', unitId, decisionNo: '21/QĐ-MAU', ...changed },
      { as: administratorId, key: 'grant', ...sent },
    );
  const granted = async () =>
    (await service.events(`member-${memberId}`)).filter(({ event }) => event.type === 'RoleGranted');

  test('grants the role under the mandate of the granting administrator', async () => {
    const answer = await grant();

    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ id: memberId, revision: '1' });
    const [recorded] = await granted();
    expect(recorded).toMatchObject({
      event: { data: { memberId, role: 'REVIEWER', unitId, decisionNo: '21/QĐ-MAU' } },
      metadata: { actor: administratorId, role: 'ADMINISTRATOR', unitId: rootId },
    });
  });

  test('a retry returns the first response, whatever happened since', async () => {
    const first = await grant();
    await grant({ role: 'AUDITOR' }, { key: 'later' });
    const again = await grant();

    expect(again.json()).toEqual(first.json());
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await granted()).toHaveLength(2);
  });

  test('other content under the same key is refused', async () => {
    await grant();
    const other = await grant({ role: 'AUDITOR' });

    expect(other.statusCode).toBe(422);
    expect(other.json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  test('two persons may use the same key', async () => {
    await grantRole(service, memberId, 'ADMINISTRATOR', unitId);
    await grant({}, { key: 'same' });
    const other = await enrolMember(service, 'DV-2', unitId);
    const own = await service.post(
      `members/${other}/roles`,
      { role: 'AUDITOR', unitId, decisionNo: '21/QĐ-MAU' },
      { key: 'same', as: memberId },
    );

    expect(own.statusCode).toBe(200);
  });

  test('refuses to grant a role to oneself, the first administrator too', async () => {
    const own = await service.post(
      `members/${administratorId}/roles`,
      { role: 'CAMPAIGN_OFFICER', unitId: rootId, decisionNo: '21/QĐ-MAU' },
      { as: administratorId },
    );
    expect(own.json()).toMatchObject({
      status: 403,
      code: 'OWN_ROLE_GRANT',
      detail: 'Việc này cần một người khác giữ vai trò quản trị viên tại đơn vị ấy hoặc đơn vị cấp trên.',
      facts: { requiredRoles: ['ADMINISTRATOR'], unitId: rootId },
    });
  });

  test('a role already held appends no event', async () => {
    await grant();
    const twice = await grant({}, { key: 'twice' });

    expect(twice.statusCode).toBe(200);
    expect(await granted()).toHaveLength(1);
  });

  test('nobody grants a role above the unit they manage', async () => {
    const below = await establishUnit(service, 'below', { code: 'CD-05-01', parentId: unitId });
    const manager = await enrolMember(service, 'DV-2', unitId);
    await grantRole(service, manager, 'ADMINISTRATOR', unitId);
    const status = async (at: string) => (await grant({ unitId: at }, { key: at, as: manager })).statusCode;

    expect(await status(rootId)).toBe(403);
    expect(await status(unitId)).toBe(200);
    expect(await status(below)).toBe(200);
  });

  test('the refusal names the role and the unit that would do, for readers too', async () => {
    const refused = await grant({}, { as: memberId });

    expect(refused.json()).toMatchObject({
      status: 403,
      code: 'OUT_OF_SCOPE_UNIT',
      detail: 'Việc này cần vai trò quản trị viên tại Đơn vị CD-05 hoặc đơn vị cấp trên.',
      facts: { requiredRoles: ['ADMINISTRATOR'], unitId, unitName: 'Đơn vị CD-05' },
    });
  });

  test('revocation and departure end the authority at once', async () => {
    const manager = await enrolMember(service, 'DV-2', unitId);
    await grantRole(service, manager, 'ADMINISTRATOR', unitId);
    expect((await grant({}, { as: manager })).statusCode).toBe(200);
    await service.post(
      `members/${manager}/roles/revocation`,
      { role: 'ADMINISTRATOR', unitId, decisionNo: '22/QĐ-MAU' },
      { as: administratorId, key: 'revocation' },
    );

    const refused = await grant({ role: 'AUDITOR' }, { key: 'late', as: manager });
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({ code: 'OUT_OF_SCOPE_UNIT' });
  });

  test('with separate duties, refuses a role that excludes one held at the same unit', async () => {
    const separate = (required: boolean) =>
      service.post(`units/${rootId}/separation-of-duties`, { required, decisionNo: '30/QĐ' }, { as: administratorId });
    const beside = await establishUnit(service, 'beside', { code: 'CD-06' });
    await grant();
    expect((await separate(true)).statusCode).toBe(200);

    const refused = await grant({ role: 'ADMINISTRATOR', unitId: rootId }, { key: 'above' });
    expect(refused.json()).toMatchObject({
      status: 409,
      code: 'INCOMPATIBLE_ROLES',
      detail: 'Đoàn viên đang giữ vai trò cán bộ xét duyệt tại Đơn vị CD-05.',
      facts: { role: 'REVIEWER', unitId },
    });
    expect((await grant({ role: 'BENEFIT_VERIFIER' }, { key: 'same' })).statusCode).toBe(409);
    expect((await grant({ role: 'BENEFIT_VERIFIER', unitId: beside }, { key: 'beside' })).statusCode).toBe(200);
    expect((await grant({ role: 'AUDITOR' }, { key: 'other' })).statusCode).toBe(200);

    await separate(false);
    expect((await grant({ role: 'BENEFIT_VERIFIER' }, { key: 'off' })).statusCode).toBe(200);
  });

  test('requires the revision in If-Match, if one is sent', async () => {
    const stale = await grant({}, { ifMatch: '"7"' });
    expect(stale.statusCode).toBe(412);
    expect((await grant({}, { ifMatch: '"0"' })).statusCode).toBe(200);
  });

  test('the member must exist', async () => {
    const answer = await service.post(
      'members/0f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f/roles',
      { role: 'REVIEWER', unitId, decisionNo: '21/QĐ-MAU' },
      { as: administratorId, key: 'grant' },
    );
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'MEMBER_NOT_FOUND' });
  });

  test('the role must be a known one', async () => {
    const answer = await grant({ role: 'OWNER' });
    expect(answer.json()).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ pointer: '/role' }] });
  });
});
