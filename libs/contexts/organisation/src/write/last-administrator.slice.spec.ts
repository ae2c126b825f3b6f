import type { SpecService } from '@app/testing';
import {
  administratorId,
  enrolMember,
  establishUnit,
  grantRole,
  rootId,
  startFounded,
} from '../specs/organisation-service.js';

describe('the administrators at the root unit', () => {
  let service: SpecService;
  let second: string;

  beforeEach(async () => {
    service = await startFounded();
    second = await enrolMember(service, 'DV-1', rootId);
    await grantRole(service, second, 'ADMINISTRATOR', rootId);
  });
  afterEach(() => service.close());

  const revoke = (as: string, of: string) =>
    service.post(
      `members/${of}/roles/revocation`,
      { role: 'ADMINISTRATOR', unitId: rootId, decisionNo: '22/QĐ-MAU' },
      { as },
    );
  const recordDeparture = (as: string, of: string) =>
    service.post(`members/${of}/departure`, { effectiveOn: '2022-01-10' }, { as });
  const ways = [revoke, recordDeparture];

  /** Those of them who still hold the role at the root. */
  const remaining = async (...members: readonly string[]): Promise<readonly string[]> => {
    const held = await Promise.all(
      members.map(async (memberId) => {
        const types = (await service.events(`member-${memberId}`)).map(({ event }) => event.type);
        return (
          types.lastIndexOf('RoleGranted') > Math.max(types.lastIndexOf('RoleRevoked'), types.indexOf('MemberLeft'))
        );
      }),
    );
    return members.filter((_, index) => held[index]);
  };

  test.each(ways.flatMap((one) => ways.map((other) => [one.name, other.name, one, other] as const)))(
    'of two who end each other at the same time, by %s and by %s, one stays',
    async (_one, _other, one, other) => {
      let meanwhile: Awaited<ReturnType<typeof other>> | undefined;
      service.store.aroundNextAppend({
        to: `member-${second}`,
        before: async () => void (meanwhile = await other(second, administratorId)),
      });
      expect((await one(administratorId, second)).statusCode).toBe(200);

      expect(meanwhile?.json()).toMatchObject({ status: 409, code: 'LAST_ADMINISTRATOR' });
      expect(await remaining(administratorId, second)).toEqual([administratorId]);
    },
  );

  test('many who end each other in a ring leave one at least', async () => {
    const members = [administratorId, second];
    for (const key of ['DV-2', 'DV-3', 'DV-4', 'DV-5']) {
      const memberId = await enrolMember(service, key, rootId);
      await grantRole(service, memberId, 'ADMINISTRATOR', rootId);
      members.push(memberId);
    }
    await Promise.all(
      members.map((memberId, index) => ways[index % 2]!(memberId, members[(index + 1) % members.length]!)),
    );
    expect((await remaining(...members)).length).toBeGreaterThanOrEqual(1);
  });

  test('whose role another command is ending does not stay; after a crash they count again', async () => {
    service.store.interruptBefore(`member-${second}`);
    expect((await revoke(administratorId, second)).statusCode).toBe(503);

    const last = await revoke(second, administratorId);
    expect(last.json()).toMatchObject({
      status: 409,
      code: 'LAST_ADMINISTRATOR',
      detail: 'Không còn ai khác giữ vai trò quản trị viên tại Công đoàn ngành Mẫu.',
      facts: { requiredRoles: ['ADMINISTRATOR'], unitId: rootId, unitName: 'Công đoàn ngành Mẫu' },
    });

    service.later(61_000);
    expect((await revoke(second, administratorId)).statusCode).toBe(200);
    expect(await remaining(administratorId, second)).toEqual([second]);
  });

  test('a retry after a crash ends the role', async () => {
    const sent = { role: 'ADMINISTRATOR', unitId: rootId, decisionNo: '22/QĐ-MAU' };
    const retry = () => service.post(`members/${second}/roles/revocation`, sent, { as: administratorId, key: 'end' });
    service.store.interruptBefore(`member-${second}`);
    expect((await retry()).statusCode).toBe(503);
    expect((await retry()).statusCode).toBe(200);
    expect((await service.events('organisation-administrators')).map(({ event }) => event)).toEqual([
      { type: 'AdministratorSeatTaken', data: { memberId: second } },
      { type: 'AdministratorSeatLeft', data: { memberId: second } },
    ]);
  });

  test('whoever gets the role again counts again', async () => {
    await revoke(administratorId, second);
    await grantRole(service, second, 'ADMINISTRATOR', rootId);
    expect((await revoke(second, administratorId)).statusCode).toBe(200);
    expect(await remaining(administratorId, second)).toEqual([second]);
  });

  test('a role elsewhere takes no seat', async () => {
    const unitId = await establishUnit(service, 'unit', { code: 'CD-05' });
    const local = await enrolMember(service, 'DV-2', unitId);
    await grantRole(service, local, 'ADMINISTRATOR', unitId);
    await grantRole(service, local, 'AUDITOR', rootId);
    expect(await service.events('organisation-administrators')).toHaveLength(1);
  });
});
