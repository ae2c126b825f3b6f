import type { SpecService } from '@app/testing';
import {
  administratorId,
  enrolMember,
  establishUnit,
  grantRole,
  rootId,
  startFounded,
} from '../specs/organisation-service.js';

describe('POST /members/{memberId}/roles/revocation', () => {
  let service: SpecService;
  let unitId: string;
  let memberId: string;

  beforeEach(async () => {
    service = await startFounded();
    unitId = await establishUnit(service, 'unit', { code: 'CD-05' });
    memberId = await enrolMember(service, 'DV-1', unitId);
    await grantRole(service, memberId, 'ADMINISTRATOR', unitId);
  });
  afterEach(() => service.close());

  const revoke = (as: string, of = memberId, at = unitId) =>
    service.post(
      `members/${of}/roles/revocation`,
      { role: 'ADMINISTRATOR', unitId: at, decisionNo: '22/QĐ-MAU' },
      { as, key: 'revocation' },
    );

  test('revokes the role', async () => {
    const answer = await revoke(administratorId);

    expect(answer.statusCode).toBe(200);
    expect((await service.events(`member-${memberId}`)).at(-1)?.event).toEqual({
      type: 'RoleRevoked',
      data: { memberId, role: 'ADMINISTRATOR', unitId, decisionNo: '22/QĐ-MAU' },
    });
  });

  test('refuses to revoke the own role', async () => {
    const answer = await revoke(memberId);

    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'OWN_ADMINISTRATOR_ROLE' });
  });

  test('refuses a role above the unit they manage, or at an unknown unit', async () => {
    const above = await revoke(memberId, administratorId, rootId);
    expect(above.json()).toMatchObject({ status: 403, code: 'OUT_OF_SCOPE_UNIT' });
    const nowhere = await revoke(administratorId, memberId, '0f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f');
    expect(nowhere.json()).toMatchObject({ status: 403, code: 'OUT_OF_SCOPE_UNIT' });
  });
});
