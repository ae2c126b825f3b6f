import type { SpecService } from '@app/testing';
import { organisationProjections } from '../../organisation.projections.js';
import {
  administratorId,
  enrolMember,
  establishUnit,
  grantRole,
  rootId,
  startFounded,
} from '../../specs/organisation-service.js';
import type { RoleHolderResponse } from './role-holder.response.js';

describe('GET /role-holders', () => {
  let service: SpecService;
  let unitId: string;
  let otherId: string;
  let officer: string;
  let reviewer: string;

  beforeAll(async () => {
    service = await startFounded(...organisationProjections);
    unitId = await establishUnit(service, 'unit', { code: 'CD-05' });
    otherId = await establishUnit(service, 'other', { code: 'CD-06' });
    officer = await enrolMember(service, 'DV-1', unitId);
    reviewer = await enrolMember(service, 'DV-2', unitId);
    await grantRole(service, officer, 'UNION_OFFICER', unitId);
    await grantRole(service, reviewer, 'REVIEWER', otherId);
  });
  afterAll(() => service.close());

  const list = async (query = ''): Promise<readonly RoleHolderResponse[]> =>
    (await service.get(`role-holders?${query}`, { as: reviewer })).json<{ items: RoleHolderResponse[] }>().items;
  const holders = async (query = '') => (await list(query)).map(({ role, memberId }) => [role, memberId]);

  test('says who holds which role, and since when', async () => {
    expect(await holders()).toEqual([
      ['ADMINISTRATOR', administratorId],
      ['REVIEWER', reviewer],
      ['UNION_OFFICER', officer],
    ]);
    expect(await list('role=REVIEWER')).toEqual([
      {
        memberId: reviewer,
        name: 'Người DV-2',
        role: 'REVIEWER',
        unit: { id: otherId, name: 'Đơn vị CD-06' },
        inForce: true,
        decisionNo: '02/QĐ-MAU',
        grantedAt: '2022-01-10T02:00:00.000Z',
        ended: null,
      },
    ]);
  });

  test('a unit lists whose roles cover it, given there or above', async () => {
    expect(await holders(`unitId=${unitId}`)).toEqual([
      ['ADMINISTRATOR', administratorId],
      ['UNION_OFFICER', officer],
    ]);
    expect(await holders(`unitId=${unitId}&role=UNION_OFFICER`)).toEqual([['UNION_OFFICER', officer]]);
    expect(await holders(`unitId=${rootId}`)).toEqual([['ADMINISTRATOR', administratorId]]);
    expect(await holders(`unitId=${officer}`)).toEqual([]);
  });

  test('roles that ended are listed apart, with how they ended', async () => {
    const gone = await enrolMember(service, 'DV-3', unitId);
    await grantRole(service, gone, 'AUDITOR', unitId);
    await grantRole(service, gone, 'BENEFIT_VERIFIER', unitId);
    const revocation = { role: 'AUDITOR', unitId, decisionNo: '22/QĐ-MAU' };
    await service.post(`members/${gone}/roles/revocation`, revocation, { as: administratorId, key: 'revocation' });
    await service.post(
      `members/${gone}/departure`,
      { effectiveOn: '2022-01-10' },
      { as: administratorId, key: 'gone' },
    );

    const at = '2022-01-10T02:00:00.000Z';
    expect(await list('ended=true')).toMatchObject([
      { role: 'AUDITOR', inForce: false, ended: { reason: 'REVOCATION', decisionNo: '22/QĐ-MAU', at } },
      { role: 'BENEFIT_VERIFIER', inForce: false, ended: { reason: 'DEPARTURE', decisionNo: null, at } },
    ]);
    expect(await holders(`unitId=${unitId}&role=AUDITOR`)).toEqual([]);
  });
});
