import type { SpecService } from '@app/testing';
import { administratorId, enrolMember, establishUnit, startFounded } from '../specs/organisation-service.js';

describe('POST /units/{unitId}/name', () => {
  let service: SpecService;
  let unitId: string;

  beforeEach(async () => {
    service = await startFounded();
    unitId = await establishUnit(service, 'unit', { code: 'CD-05' });
  });
  afterEach(() => service.close());

  const rename = (name: string, ifMatch?: string, as = administratorId) =>
    service.post(
      `units/${unitId}/name`,
      { name, decisionNo: '12/QĐ-MAU' },
      { as, key: 'rename', ...(ifMatch !== undefined && { ifMatch }) },
    );

  test('gives the unit its new name, in composed form', async () => {
    const answer = await rename('Công đoàn Cảng biển'.normalize('NFD'));

    expect(answer.statusCode).toBe(200);
    expect((await service.events(`unit-${unitId}`)).at(-1)?.event).toEqual({
      type: 'UnitRenamed',
      data: { unitId, previousName: 'Đơn vị CD-05', name: 'Công đoàn Cảng biển', decisionNo: '12/QĐ-MAU' },
    });
  });

  test('stores one \u0110 and one space, whichever were typed', async () => {
    await rename('C\u00F4ng  \u00F0o\u00E0n\u00A0 \u0189\u00F4ng');
    expect((await service.events(`unit-${unitId}`)).at(-1)?.event).toMatchObject({ data: { name: 'Công đoàn Đông' } });
  });

  test('requires the revision in If-Match, if one is sent', async () => {
    expect((await rename('Tên mới', '"3"')).statusCode).toBe(412);
    expect((await rename('Tên mới', '"0"')).headers.etag).toBe('"1"');
  });

  test('needs a role at the unit or above', async () => {
    const member = await enrolMember(service, 'DV-1', unitId);
    expect((await rename('Tên mới', undefined, member)).json()).toMatchObject({
      status: 403,
      code: 'OUT_OF_SCOPE_UNIT',
    });
  });

  test('the unit must exist, and its id must be well-formed', async () => {
    const at = (id: string) =>
      service.post(`units/${id}/name`, { name: 'Tên', decisionNo: '1' }, { as: administratorId, key: 'x' });
    expect((await at('0f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f')).json()).toMatchObject({ code: 'UNIT_NOT_FOUND' });
    expect((await at('CD-05')).json()).toMatchObject({ code: 'VALIDATION_FAILED' });
  });
});
