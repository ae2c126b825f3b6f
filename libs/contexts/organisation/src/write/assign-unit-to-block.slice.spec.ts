import type { SpecService } from '@app/testing';
import { administratorId, enrolMember, establishUnit, startFounded } from '../specs/organisation-service.js';

describe('POST /units/{unitId}/block', () => {
  let service: SpecService;
  let unitId: string;

  beforeEach(async () => {
    service = await startFounded();
    unitId = await establishUnit(service, 'unit', { code: 'CD-05' });
  });
  afterEach(() => service.close());

  const assign = (body: { readonly block?: string | null }, as = administratorId) =>
    service.post(`units/${unitId}/block`, body, { as, key: `block:${body.block}` });

  test('puts the unit into a block and out of it again', async () => {
    expect((await assign({ block: 'KHOI-1' })).statusCode).toBe(200);
    expect((await assign({ block: null })).statusCode).toBe(200);
    expect((await service.events(`unit-${unitId}`)).slice(1).map(({ event }) => event.data)).toEqual([
      { unitId, block: 'KHOI-1' },
      { unitId, block: null },
    ]);
  });

  test('the block must be given; null means no block', async () => {
    expect((await assign({})).json()).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ pointer: '/block' }] });
  });

  test('needs a role at the unit or above', async () => {
    const member = await enrolMember(service, 'DV-1', unitId);
    expect((await assign({ block: 'KHOI-1' }, member)).json()).toMatchObject({ code: 'OUT_OF_SCOPE_UNIT' });
  });
});
