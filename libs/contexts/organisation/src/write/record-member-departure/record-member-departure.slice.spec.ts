import { OrganisationService } from '../../specs/organisation-service.js';

describe('POST /members/{memberId}/departure', () => {
  let service: OrganisationService;
  let memberId: string;

  beforeEach(async () => {
    service = await OrganisationService.start();
    await service.found();
    memberId = await service.enrolMember('DV-1', service.rootId);
  });
  afterEach(() => service.close());

  const leave = (effectiveOn: string, as = service.administratorId, of = memberId) =>
    service.post(`members/${of}/departure`, { effectiveOn }, { as, key: effectiveOn });

  test('records the departure', async () => {
    expect((await leave('2022-01-10')).statusCode).toBe(200);
    expect((await service.events(`member-${memberId}`)).at(-1)?.event).toEqual({
      type: 'MemberLeft',
      data: { memberId, effectiveOn: '2022-01-10' },
    });
  });

  test('not ahead of time, and not of oneself while keeping the tree', async () => {
    expect((await leave('2022-01-11')).json()).toMatchObject({ status: 422, code: 'EFFECTIVE_DAY_IN_FUTURE' });
    const own = await leave('2022-01-10', service.administratorId, service.administratorId);
    expect(own.json()).toMatchObject({ status: 403, code: 'OWN_ADMINISTRATOR_ROLE' });
  });

  test('not by a member without a role', async () => {
    const other = await service.enrolMember('DV-2', service.rootId);
    expect((await leave('2022-01-10', other)).json()).toMatchObject({ status: 403, code: 'OUT_OF_SCOPE_UNIT' });
  });
});
