import type { SpecService } from '@app/testing';
import { campaignId, openingOfPhase1, phase1, phase2, published } from '../specs/a-campaign.js';
import { east, eastPlant, owner, west } from '../specs/a-union.js';
import {
  eastOfficer,
  givenCampaign,
  granted,
  lastEvent,
  member,
  officer,
  startInUnion,
} from '../specs/campaigns-in-a-union.js';

let service: SpecService;
beforeEach(async () => {
  service = await startInUnion();
});
afterEach(() => service.close());

describe('POST /campaigns/{id}/targets', () => {
  const target = { unitId: east, scope: 'PHASE_1', metric: 'M04', value: 40, decisionNo: 'QĐ-MAU-11' };
  const path = `campaigns/${campaignId}/targets`;
  beforeEach(() => givenCampaign(service, published, phase1, phase2));

  test('the parent assigns a target to its direct child, and revises it', async () => {
    expect((await service.post(path, target, { as: officer })).statusCode).toBe(200);
    const revision = { ...target, value: 50, decisionNo: 'QĐ-MAU-12', reason: 'Thêm tổ công đoàn.' };
    expect((await service.post(`${path}/revision`, revision, { as: officer })).statusCode).toBe(200);
    expect((await service.events(`target-${campaignId}_${east}`)).map(({ event }) => event)).toEqual([
      { type: 'TargetAssigned', data: { ...target, campaignId, assignedByUnitId: owner } },
      { type: 'TargetRevised', data: { ...revision, campaignId, assignedByUnitId: owner, previousValue: 40 } },
    ]);
  });
  test('an officer of the unit assigns to its children, not to the unit itself', async () => {
    const down = await service.post(path, { ...target, unitId: eastPlant }, { as: eastOfficer });
    const own = await service.post(path, target, { as: eastOfficer });
    expect([down.statusCode, own.statusCode]).toEqual([200, 403]);
  });
  test('a campaign officer sets the target of the owner', async () => {
    await service.given(`member-${member}`, granted(member, 'UNION_OFFICER', owner));
    const byUnionOfficer = await service.post(path, { ...target, unitId: owner }, { as: member });
    const byCampaignOfficer = await service.post(path, { ...target, unitId: owner }, { as: officer });
    expect([byUnionOfficer.statusCode, byCampaignOfficer.statusCode]).toEqual([403, 200]);
  });
  test('a revision requires a reason', async () => {
    const refused = await service.post(`${path}/revision`, target, { as: officer });
    expect(refused.statusCode).toBe(400);
    expect(refused.json()).toMatchObject({ errors: [{ pointer: '/reason', code: 'REQUIRED' }] });
  });
  test('scopes and metrics must be known', async () => {
    const refused = await service.post(path, { ...target, scope: 'PHASE_0', metric: 'M02' }, { as: officer });
    expect(refused.statusCode).toBe(400);
    expect(
      refused
        .json<{ errors: { pointer: string }[] }>()
        .errors.map(({ pointer }) => pointer)
        .sort(),
    ).toEqual(['/metric', '/scope']);
  });
});

describe('POST /campaigns/{id}/participants', () => {
  const path = `campaigns/${campaignId}/participants`;
  const registration = `participation-${campaignId}_${member}`;
  beforeEach(async () => {
    await givenCampaign(service, published, phase1, phase2);
    service.at(openingOfPhase1);
  });

  test('members may register themselves without a role', async () => {
    expect((await service.post(path, {}, { as: member })).statusCode).toBe(200);
    expect(await lastEvent(service, registration)).toMatchObject({
      event: {
        type: 'ParticipantRegistered',
        data: { campaignId, memberId: member, unitId: eastPlant, unitPath: [owner, east, eastPlant] },
      },
      metadata: { actor: member, onBehalfOf: null, role: null },
    });
  });
  test('an officer of the unit or above may register them', async () => {
    expect((await service.post(path, { memberId: member }, { as: eastOfficer })).statusCode).toBe(200);
    expect((await lastEvent(service, registration))?.metadata).toMatchObject({
      actor: eastOfficer,
      onBehalfOf: member,
      role: 'UNION_OFFICER',
      unitId: east,
    });
  });
  test('nobody else may register them', async () => {
    const refused = await service.post(path, { memberId: officer }, { as: eastOfficer });
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([403, 'OUT_OF_SCOPE_UNIT']);
    const unknown = await service.post(path, { memberId: west }, { as: eastOfficer });
    expect([unknown.statusCode, unknown.json<{ code: string }>().code]).toEqual([422, 'UNKNOWN_MEMBER']);
  });
  test('one of many concurrent registrations succeeds', async () => {
    const answers = await Promise.all([
      service.post(path, {}, { as: member }),
      service.post(path, { memberId: member }, { as: eastOfficer }),
      service.post(path, {}, { as: member }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
    expect(await service.events(registration)).toHaveLength(1);
  });
});
