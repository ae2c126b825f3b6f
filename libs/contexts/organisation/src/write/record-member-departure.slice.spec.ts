import type { SpecService } from '@app/testing';
import { administratorId, enrolMember, rootId, startFounded } from '../specs/organisation-service.js';

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
});
