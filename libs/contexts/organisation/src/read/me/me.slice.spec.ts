import type { SpecService } from '@app/testing';
import { organisationProjections } from '../../organisation.projections.js';
import { category } from '../../specs/a-member.js';
import {
  administratorId,
  enrolMember,
  establishUnit,
  grantRole,
  rootId,
  startFounded,
} from '../../specs/organisation-service.js';
import type { MeResponse } from './me.response.js';

describe('GET /me', () => {
  let service: SpecService;
  let unitId: string;
  let memberId: string;

  beforeAll(async () => {
    service = await startFounded(...organisationProjections);
    unitId = await establishUnit(service, 'unit', { code: 'CD-05' });
    memberId = await enrolMember(service, 'DV-1', unitId);
    await grantRole(service, memberId, 'UNION_OFFICER', unitId);
  });
  afterAll(() => service.close());

  const me = async (as: string): Promise<MeResponse> => (await service.get('me', { as })).json();
  const command = async (as: string, name: string) => (await me(as)).commands.find((each) => each.command === name);

  test('says who I am and which roles I hold', async () => {
    const unit = { id: unitId, name: 'Đơn vị CD-05' };
    expect(await me(memberId)).toMatchObject({
      subject: memberId,
      kind: 'MEMBER',
      member: { id: memberId, name: 'Người DV-1', memberNumber: 'DV-1', jobTitle: null, unit, category, active: true },
      roles: [{ role: 'UNION_OFFICER', unit, decisionNo: '02/QĐ-MAU', inForce: true }],
    });
  });

  test('says what I may do, where, and why not', async () => {
    expect(await command(memberId, 'EnrolMember')).toEqual({
      command: 'EnrolMember',
      allowed: true,
      units: [{ id: unitId, name: 'Đơn vị CD-05' }],
      withoutRole: null,
      requiredRoles: ['ADMINISTRATOR', 'UNION_OFFICER'],
      refusal: null,
    });
    expect(await command(memberId, 'GrantRole')).toMatchObject({
      allowed: false,
      units: [],
      requiredRoles: ['ADMINISTRATOR'],
      refusal: 'OUT_OF_SCOPE_UNIT',
    });
    expect(await command(administratorId, 'GrantRole')).toMatchObject({ allowed: true, units: [{ id: rootId }] });
    expect(await command(administratorId, 'FoundOrganisation')).toMatchObject({
      allowed: false,
      withoutRole: 'OPERATOR',
      refusal: 'ONLY_OPERATOR_FOUNDS',
    });
  });

  test('the operator, and somebody whom nobody enrolled', async () => {
    expect(await me('operator')).toMatchObject({ kind: 'OPERATOR', member: null, roles: [] });
    expect(await command('operator', 'FoundOrganisation')).toMatchObject({ allowed: true, refusal: null });
    expect(await me(unitId)).toMatchObject({ subject: unitId, kind: 'STRANGER', member: null });
    expect((await me(unitId)).commands.filter(({ allowed }) => allowed)).toEqual([]);
  });

  test('a role at a dissolved unit allows nothing', async () => {
    const gone = await establishUnit(service, 'gone', { code: 'CD-06' });
    const officer = await enrolMember(service, 'DV-2', gone);
    await grantRole(service, officer, 'UNION_OFFICER', gone);
    await service.post(`units/${gone}/dissolution`, { decisionNo: '04/QĐ' }, { as: administratorId, key: 'end' });
    expect(await me(officer)).toMatchObject({ roles: [{ inForce: false }] });
    expect(await command(officer, 'EnrolMember')).toMatchObject({ allowed: false, units: [] });
  });
});
