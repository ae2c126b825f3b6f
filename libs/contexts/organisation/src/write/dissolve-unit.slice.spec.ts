import type { SpecService } from '@app/testing';
import { administratorId, enrolMember, establishUnit, rootId, startFounded } from '../specs/organisation-service.js';

describe('POST /units/{unitId}/dissolution', () => {
  let service: SpecService;
  let unitId: string;

  beforeEach(async () => {
    service = await startFounded();
    unitId = await establishUnit(service, 'unit', { code: 'CD-05' });
  });
  afterEach(() => service.close());

  const dissolve = (of: string, as = administratorId) =>
    service.post(`units/${of}/dissolution`, { decisionNo: '13/QĐ-MAU' }, { as, key: of });

  test('dissolves the unit; no unit can be established below it any more', async () => {
    expect((await dissolve(unitId)).statusCode).toBe(200);
    const below = await service.post(
      'units',
      { code: 'CD-05-01', name: 'Tổ Một', level: 'GROUP', parentId: unitId },
      { as: administratorId, key: 'below' },
    );
    expect(below.json()).toMatchObject({ status: 422, code: 'UNIT_INACTIVE' });
  });

  test('succeeds with members and units left inside, as the API documents', async () => {
    await enrolMember(service, 'DV-1', unitId);
    await establishUnit(service, 'below', { code: 'CD-05-01', parentId: unitId });
    expect((await dissolve(unitId)).statusCode).toBe(200);
  });

  test('refuses to dissolve the root', async () => {
    expect((await dissolve(rootId)).json()).toMatchObject({ status: 409, code: 'ROOT_UNIT_STAYS' });
  });

  test('needs a role at the unit or above', async () => {
    const member = await enrolMember(service, 'DV-1', unitId);
    expect((await dissolve(unitId, member)).json()).toMatchObject({ status: 403, code: 'OUT_OF_SCOPE_UNIT' });
  });
});
