import type { SpecService } from '@app/testing';
import { organisationProjections } from '../../organisation.projections.js';
import { category } from '../../specs/a-member.js';
import {
  administratorId,
  enrolMember,
  establishUnit,
  found,
  grantRole,
  rootId,
  startFounded,
} from '../../specs/organisation-service.js';

describe('GET /members/{memberId}', () => {
  let service: SpecService;
  let unitId: string;
  let memberId: string;

  beforeEach(async () => {
    service = await startFounded(...organisationProjections);
    unitId = await establishUnit(service, 'unit', { code: 'CD-05' });
    memberId = await enrolMember(service, 'DV-1', unitId);
    await grantRole(service, memberId, 'REVIEWER', rootId);
  });
  afterEach(() => service.close());

  const get = (path: string) => service.get(path, { as: administratorId });

  test('shows name, unit and roles, and no contact data', async () => {
    const answer = await get(`members/${memberId}`);

    expect(answer.headers.etag).toMatch(/^"1-/);
    expect(answer.json()).toEqual({
      id: memberId,
      name: 'Người DV-1',
      jobTitle: null,
      unit: { id: unitId, name: 'Đơn vị CD-05' },
      category,
      active: true,
      roles: [
        {
          role: 'REVIEWER',
          unit: { id: rootId, name: 'Công đoàn ngành Mẫu' },
          decisionNo: '02/QĐ-MAU',
          grantedAt: '2022-01-10T02:00:00.000Z',
        },
      ],
      revision: '1',
    });
  });

  test('the name is read from the vault with each request', async () => {
    await service.vault.put(memberId, {
      fullName: 'Tên đã sửa',
      memberNumber: 'DV-1',
      email: null,
      phone: null,
      jobTitle: 'Kỹ sư',
    });
    expect((await get(`members/${memberId}`)).json()).toMatchObject({ name: 'Tên đã sửa', jobTitle: 'Kỹ sư' });
    await service.vault.forget(memberId);
    expect((await get(`members/${memberId}`)).json()).toMatchObject({ id: memberId, name: null });
  });

  test('the Location of a founding leads to the first administrator and their unit', async () => {
    const { location } = (await found(service)).headers;
    const answer = await get(String(location).replace('/api/v1/', ''));
    expect(answer.json()).toMatchObject({
      id: administratorId,
      unit: { id: rootId },
      roles: [{ role: 'ADMINISTRATOR' }],
    });
  });

  test('404 for a member who does not exist', async () => {
    const answer = await get('members/0f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f');
    expect(answer.json()).toMatchObject({ status: 404, code: 'MEMBER_NOT_FOUND' });
  });
});
