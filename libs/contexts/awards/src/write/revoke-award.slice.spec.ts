import type { SpecService } from '@app/testing';
import { affiliatedOfficer, campaignOfficer, coAuthor, counted, grassrootsOfficer, id } from '../specs/a-programme.js';
import { awardRequest, revocationRequest } from '../specs/an-award.js';
import { startAwards } from '../specs/awards-service.js';

describe('POST /awards/{awardId}/revocation', () => {
  let service: SpecService;
  let awardId: string;

  beforeEach(async () => {
    service = await startAwards();
    const answer = await service.post('awards', awardRequest({ level: 'AFFILIATED' }), {
      as: campaignOfficer,
      key: 'award',
    });
    awardId = answer.json<{ id: string }>().id;
  });
  afterEach(() => service.close());

  const revoke = (body: object = revocationRequest(), sending: { as?: string; ifMatch?: string; key?: string } = {}) =>
    service.post(`awards/${awardId}/revocation`, body, {
      as: campaignOfficer,
      key: 'revoke',
      ifMatch: '"0"',
      ...sending,
    });

  test('revokes on a ground of the law', async () => {
    const answer = await revoke();

    expect(answer.statusCode).toBe(200);
    expect(answer.headers.etag).toBe('"1"');
    const { reason, ...revocation } = revocationRequest();
    expect((await service.events(`award-${awardId}`)).at(-1)!.event).toEqual({
      type: 'AwardRevoked',
      data: { awardId, ...revocation, content: { reason } },
    });
  });

  test('a retry returns the first response, although the revision has changed', async () => {
    const first = await revoke();
    const again = await revoke();

    expect(again.statusCode).toBe(200);
    expect(again.json()).toEqual(first.json());
    expect(await service.events(`award-${awardId}`)).toHaveLength(2);
  });

  test('requires the current revision in If-Match', async () => {
    const without = await service.post(`awards/${awardId}/revocation`, revocationRequest(), {
      as: campaignOfficer,
      key: 'k',
    });
    expect(without.json()).toMatchObject({ status: 428, code: 'PRECONDITION_REQUIRED' });
    expect((await revoke(revocationRequest(), { ifMatch: '"7"' })).json()).toMatchObject({
      status: 412,
      code: 'STALE_REVISION',
    });
  });

  test('refuses a second revocation, and an unknown award', async () => {
    await revoke();
    expect((await revoke(revocationRequest(), { key: 'again', ifMatch: '"1"' })).json()).toMatchObject({
      status: 409,
      code: 'ALREADY_REVOKED',
    });
    const nothing = await service.post(`awards/${id(99)}/revocation`, revocationRequest(), {
      as: campaignOfficer,
      key: 'nothing',
      ifMatch: '"0"',
    });
    expect(nothing.json()).toMatchObject({ status: 412, code: 'STALE_REVISION' });
  });

  test('refuses an author of the honoured initiative, whatever his role', async () => {
    expect((await revoke(revocationRequest(), { as: coAuthor })).json()).toMatchObject({
      status: 409,
      code: 'CONFLICT_OF_INTEREST',
      facts: { initiativeId: counted },
    });
  });

  test('accepts only the four grounds of the law', async () => {
    expect((await revoke(revocationRequest({ ground: 'CHANGE_OF_MIND' }))).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/ground', code: 'CHOICE_EXPECTED' }],
    });
  });

  test('requires the authority to award at this level', async () => {
    expect((await revoke(revocationRequest(), { as: grassrootsOfficer })).statusCode).toBe(403);
    expect((await revoke(revocationRequest(), { as: affiliatedOfficer })).statusCode).toBe(200);
  });
});
