import type { SpecService } from '@app/testing';
import { campaignId, peakDrive, phase1, preparing, published, rules } from '../specs/a-campaign.js';
import { chi, east, owner } from '../specs/a-union.js';
import {
  eastOfficer,
  givenCampaign,
  lastEvent,
  officer,
  startInUnion,
  stream,
  withoutId,
} from '../specs/campaigns-in-a-union.js';

let service: SpecService;
beforeEach(async () => {
  service = await startInUnion();
});
afterEach(() => service.close());

describe('POST /campaigns', () => {
  const request = {
    code: 'MAU-2022',
    name: 'Chương trình sáng kiến mẫu',
    ownerUnitId: owner,
    applicationWindow: { from: '2021-09-01', until: '2023-09-01' },
    decisionNo: 'QĐ-MAU-01',
  };

  test('launches the campaign, once per key', async () => {
    const first = await service.post('campaigns', request, { as: officer, key: 'launch' });
    const again = await service.post('campaigns', request, { as: officer, key: 'launch' });
    expect([first.statusCode, again.statusCode]).toEqual([201, 201]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    const { id } = first.json<{ id: string }>();
    expect(first.headers).toMatchObject({ location: `/api/v1/campaigns/${id}`, etag: '"0"' });
    expect(await service.events(`campaign-${id}`)).toMatchObject([
      {
        event: { type: 'CampaignLaunched', data: { ...request, campaignId: id } },
        metadata: { actor: officer, role: 'CAMPAIGN_OFFICER', unitId: owner, effectiveAt: preparing },
      },
    ]);
  });
  test('the code cannot be used again', async () => {
    await service.post('campaigns', request, { as: officer });
    const second = await service.post('campaigns', request, { as: officer });
    expect(second.statusCode).toBe(409);
    expect(second.json()).toMatchObject({ code: 'CAMPAIGN_CODE_TAKEN', facts: { code: 'MAU-2022' } });
  });
  test('requires a campaign officer at the owner unit or above it', async () => {
    const refused = await service.post('campaigns', { ...request, ownerUnitId: east }, { as: eastOfficer });
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([403, 'OUT_OF_SCOPE_UNIT']);
    const fromAbove = await service.post('campaigns', { ...request, ownerUnitId: east }, { as: officer });
    expect(fromAbove.statusCode).toBe(201);
  });
  test('the owner must exist', async () => {
    const refused = await service.post('campaigns', { ...request, ownerUnitId: chi }, { as: officer });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ code: 'UNKNOWN_UNIT', errors: [{ pointer: '/ownerUnitId' }] });
  });
});

describe('POST /campaigns/{id}/rule-sets', () => {
  test('publishes the next version', async () => {
    await givenCampaign(service, published);
    const answer = await service.post(`campaigns/${campaignId}/rule-sets`, rules, { as: officer });
    expect(answer.statusCode).toBe(200);
    expect((await lastEvent(service, stream))?.event).toEqual({
      type: 'RuleSetPublished',
      data: { campaignId, version: 2, rules },
    });
  });
  test('requires authority and an existing campaign', async () => {
    await givenCampaign(service);
    const refused = await service.post(`campaigns/${campaignId}/rule-sets`, rules, { as: eastOfficer });
    expect(refused.json<{ code: string }>().code).toBe('OUT_OF_SCOPE_UNIT');
    const absent = await service.post(`campaigns/${owner}/rule-sets`, rules, { as: officer });
    expect([absent.statusCode, absent.json<{ code: string }>().code]).toEqual([404, 'CAMPAIGN_NOT_FOUND']);
  });
});

describe('POST /campaigns/{id}/phases and /peak-drive', () => {
  test('schedule a phase and declare the drive', async () => {
    await givenCampaign(service, published);
    const phase = await service.post(`campaigns/${campaignId}/phases`, withoutId(phase1.data), { as: officer });
    const drive = await service.post(`campaigns/${campaignId}/peak-drive`, withoutId(peakDrive.data), { as: officer });
    expect([phase.statusCode, drive.statusCode]).toEqual([200, 200]);
    const [scheduled, declared] = (await service.events(stream)).slice(2);
    expect(scheduled).toMatchObject({ event: phase1, metadata: { ruleSetVersion: 1 } });
    expect(declared?.event).toEqual(peakDrive);
  });
  test('accepts an instant in local time', async () => {
    await givenCampaign(service, published);
    const local = { ...withoutId(phase1.data), closesAt: '2022-06-01T00:00:00+07:00' };
    await service.post(`campaigns/${campaignId}/phases`, local, { as: officer });
    expect((await lastEvent(service, stream))?.event).toEqual(phase1);
  });
  test('a stale If-Match is refused', async () => {
    await givenCampaign(service, published);
    const stale = await service.post(`campaigns/${campaignId}/phases`, withoutId(phase1.data), {
      as: officer,
      ifMatch: '"0"',
    });
    expect([stale.statusCode, stale.json<{ currentEtag: string }>().currentEtag]).toEqual([412, '"1"']);
  });
});
