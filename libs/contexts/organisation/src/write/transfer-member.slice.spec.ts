import type { SpecService } from '@app/testing';
import { administratorId, enrolMember, establishUnit, grantRole, startFounded } from '../specs/organisation-service.js';

describe('POST /members/{memberId}/transfer', () => {
  let service: SpecService;
  let from: string;
  let to: string;
  let memberId: string;

  beforeEach(async () => {
    service = await startFounded();
    from = await establishUnit(service, 'from', { code: 'CD-05' });
    to = await establishUnit(service, 'to', { code: 'CD-06' });
    memberId = await enrolMember(service, 'DV-1', from);
  });
  afterEach(() => service.close());

  const transfer = (as: string, changed: object = {}) =>
    service.post(
      `members/${memberId}/transfer`,
      { toUnitId: to, effectiveOn: '2022-01-10', ...changed },
      { as, key: 'transfer' },
    );
  const officerAt = async (key: string, ...units: readonly string[]): Promise<string> => {
    const officer = await enrolMember(service, key, from);
    for (const unit of units) await grantRole(service, officer, 'UNION_OFFICER', unit);
    return officer;
  };

  test('moves the member', async () => {
    const answer = await transfer(administratorId);

    expect(answer.statusCode).toBe(200);
    expect((await service.events(`member-${memberId}`)).at(-1)?.event).toEqual({
      type: 'MemberTransferred',
      data: { memberId, fromUnitId: from, toUnitId: to, effectiveOn: '2022-01-10' },
    });
  });

  test('needs authority over both units', async () => {
    for (const officer of [await officerAt('DV-2', from), await officerAt('DV-3', to)]) {
      expect((await transfer(officer)).json()).toMatchObject({ status: 403, code: 'OUT_OF_SCOPE_UNIT' });
    }
    expect((await transfer(await officerAt('DV-4', from, to))).statusCode).toBe(200);
  });

  test('an unknown member and an unknown unit are reported as such', async () => {
    const unknown = '0f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f';
    expect((await transfer(administratorId, { toUnitId: unknown })).json()).toMatchObject({
      status: 422,
      code: 'UNKNOWN_UNIT',
      errors: [{ pointer: '/toUnitId' }],
    });
    const nobody = await service.post(
      `members/${unknown}/transfer`,
      { toUnitId: to, effectiveOn: '2022-01-10' },
      { as: administratorId, key: 'nobody' },
    );
    expect(nobody.json()).toMatchObject({ status: 404, code: 'MEMBER_NOT_FOUND' });
  });

  test('an officer keeps a role at a former unit until it is revoked', async () => {
    await grantRole(service, memberId, 'UNION_OFFICER', from);
    await transfer(administratorId);
    const enrolment = await service.post(
      'members',
      {
        unitId: from,
        fullName: 'Người mới',
        memberNumber: 'DV-9',
        category: { qualification: 'UNIVERSITY_OR_ABOVE', leader: false, sector: 'ENTERPRISE' },
      },
      { as: memberId, key: 'enrol' },
    );
    expect(enrolment.statusCode).toBe(201);
  });
});
