import type { SpecService } from '@app/testing';
import {
  administratorId,
  enrolMember,
  establishUnit,
  grantRole,
  rootId,
  startFounded,
} from '../specs/organisation-service.js';

describe('POST /members/{memberId}/departure', () => {
  let service: SpecService;
  let memberId: string;

  beforeEach(async () => {
    service = await startFounded();
    memberId = await enrolMember(service, 'DV-1', rootId);
  });
  afterEach(() => service.close());

  const leave = (effectiveOn: string, as = administratorId, of = memberId) =>
    service.post(`members/${of}/departure`, { effectiveOn }, { as, key: effectiveOn });

  test('records the departure', async () => {
    expect((await leave('2022-01-10')).statusCode).toBe(200);
    expect((await service.events(`member-${memberId}`)).at(-1)?.event).toEqual({
      type: 'MemberLeft',
      data: { memberId, effectiveOn: '2022-01-10' },
    });
  });

  test('refuses a future day, and the departure of the acting administrator', async () => {
    expect((await leave('2022-01-11')).json()).toMatchObject({ status: 422, code: 'EFFECTIVE_DAY_IN_FUTURE' });
    const own = await leave('2022-01-10', administratorId, administratorId);
    expect(own.json()).toMatchObject({ status: 403, code: 'OWN_ADMINISTRATOR_ROLE' });
  });

  test('refuses a member without a role', async () => {
    const other = await enrolMember(service, 'DV-2', rootId);
    expect((await leave('2022-01-10', other)).json()).toMatchObject({ status: 403, code: 'OUT_OF_SCOPE_UNIT' });
  });

  describe('by a union officer', () => {
    let unitId: string;
    let officer: string;
    let other: string;

    beforeEach(async () => {
      unitId = await establishUnit(service, 'unit', { code: 'CD-05' });
      officer = await enrolMember(service, 'DV-5', unitId);
      await grantRole(service, officer, 'UNION_OFFICER', unitId);
      other = await enrolMember(service, 'DV-6', unitId);
    });

    test.each(['AUDITOR', 'ADMINISTRATOR', 'UNION_OFFICER'])('refuses a member who is %s above', async (role) => {
      await grantRole(service, other, 'REVIEWER', unitId);
      await grantRole(service, other, role, rootId);
      expect((await leave('2022-01-10', officer, other)).json()).toMatchObject({
        status: 403,
        code: 'ROLE_OUT_OF_SCOPE',
        facts: {
          role,
          requiredRoles: role === 'ADMINISTRATOR' ? ['ADMINISTRATOR'] : ['ADMINISTRATOR', 'UNION_OFFICER'],
          unitId: rootId,
          unitName: 'Công đoàn ngành Mẫu',
        },
      });
    });

    test('refuses a member who holds a role beside, and the administrator of the unit', async () => {
      const beside = await establishUnit(service, 'beside', { code: 'CD-06' });
      await grantRole(service, other, 'REVIEWER', beside);
      expect((await leave('2022-01-10', officer, other)).json()).toMatchObject({ facts: { unitId: beside } });
      const manager = await enrolMember(service, 'DV-7', unitId);
      await grantRole(service, manager, 'ADMINISTRATOR', unitId);
      expect((await leave('2022-01-10', officer, manager)).json()).toMatchObject({
        code: 'ROLE_OUT_OF_SCOPE',
        detail:
          'Đoàn viên giữ vai trò quản trị viên tại Đơn vị CD-05. Chỉ quản trị viên tại đó hoặc cấp trên mới kết thúc được vai trò này.',
      });
    });

    test('ends roles within their scope, and leaves alone what ended with its unit', async () => {
      const beside = await establishUnit(service, 'beside', { code: 'CD-06' });
      await grantRole(service, other, 'REVIEWER', beside);
      await service.post(`units/${beside}/dissolution`, { decisionNo: '04/QĐ' }, { as: administratorId });
      await grantRole(service, other, 'REVIEWER', unitId);
      expect((await leave('2022-01-10', officer, other)).statusCode).toBe(200);
    });
  });
});
