import { createHash } from 'node:crypto';
import type { MemberEvent, Role, UnitEvent, UnitLevel } from '@app/organisation/contracts';
import type { SpecService } from '@app/testing';
import {
  after,
  campaignId,
  cutoffOfPhase1,
  endOfPhase1,
  launched,
  openingOfPhase1,
  peakDrive,
  phase1,
  phase2,
  preparing,
  published,
  rules,
  submissionsClosed,
  twoPhases,
} from '../specs/a-campaign.js';
import { an, binh, chi, east, eastPlant, id, owner, parentOf, west } from '../specs/a-union.js';
import { rejectedEntry, submittedEntry } from '../specs/an-entry.js';
import { startCampaigns } from '../specs/campaigns-service.js';

/** The campaign officer at the owner; the head of the union in the east; a member without a role. */
const [officer, eastOfficer, member] = [an, binh, chi];
const stream = `campaign-${campaignId}`;

const unit = (unitId: string, code: string, level: UnitLevel): UnitEvent => ({
  type: 'UnitEstablished',
  data: { unitId, code, name: `Công đoàn ${code}`, level, parentId: parentOf[unitId] ?? null, block: null },
});
const enrolled = (memberId: string, unitId: string): MemberEvent => ({
  type: 'MemberEnrolled',
  data: { memberId, unitId, category: { qualification: 'UNIVERSITY_OR_ABOVE', leader: false, sector: 'ENTERPRISE' } },
});
const granted = (memberId: string, role: Role, unitId: string): MemberEvent => ({
  type: 'RoleGranted',
  data: { memberId, role, unitId, decisionNo: 'QĐ-MAU-00' },
});

let service: SpecService;

const organisation = async (): Promise<void> => {
  await service.given(`unit-${owner}`, unit(owner, 'MAU', 'SECTOR'));
  await service.given(`unit-${east}`, unit(east, 'DONG', 'AFFILIATED'));
  await service.given(`unit-${west}`, unit(west, 'TAY', 'AFFILIATED'));
  await service.given(`unit-${eastPlant}`, unit(eastPlant, 'DONG-1', 'GRASSROOTS'));
  await service.given(`member-${officer}`, enrolled(officer, owner), granted(officer, 'CAMPAIGN_OFFICER', owner));
  await service.given(
    `member-${eastOfficer}`,
    enrolled(eastOfficer, east),
    granted(eastOfficer, 'UNION_OFFICER', east),
  );
  await service.given(`member-${member}`, enrolled(member, eastPlant));
};
const campaign = (...events: Parameters<SpecService['given']>[1][]) =>
  service.given(stream, { ...launched, data: { ...launched.data, ownerUnitId: owner } }, ...events);

beforeEach(async () => {
  service = await startCampaigns();
  await organisation();
});
afterEach(() => service.close());

const lastEvent = async (of: string) => (await service.events(of)).at(-1);
const withoutId = ({ campaignId: _, ...data }: { readonly campaignId: string }): object => data;

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
    await campaign(published);
    const answer = await service.post(`campaigns/${campaignId}/rule-sets`, rules, { as: officer });
    expect(answer.statusCode).toBe(200);
    expect((await lastEvent(stream))?.event).toEqual({
      type: 'RuleSetPublished',
      data: { campaignId, version: 2, rules },
    });
  });
  test('requires authority and an existing campaign', async () => {
    await campaign();
    const refused = await service.post(`campaigns/${campaignId}/rule-sets`, rules, { as: eastOfficer });
    expect(refused.json<{ code: string }>().code).toBe('OUT_OF_SCOPE_UNIT');
    const absent = await service.post(`campaigns/${owner}/rule-sets`, rules, { as: officer });
    expect([absent.statusCode, absent.json<{ code: string }>().code]).toEqual([404, 'CAMPAIGN_NOT_FOUND']);
  });
});

describe('POST /campaigns/{id}/phases and /peak-drive', () => {
  test('schedule a phase and declare the drive', async () => {
    await campaign(published);
    const phase = await service.post(`campaigns/${campaignId}/phases`, withoutId(phase1.data), { as: officer });
    const drive = await service.post(`campaigns/${campaignId}/peak-drive`, withoutId(peakDrive.data), { as: officer });
    expect([phase.statusCode, drive.statusCode]).toEqual([200, 200]);
    const [scheduled, declared] = (await service.events(stream)).slice(2);
    expect(scheduled).toMatchObject({ event: phase1, metadata: { ruleSetVersion: 1 } });
    expect(declared?.event).toEqual(peakDrive);
  });
  test('accepts an instant in local time', async () => {
    await campaign(published);
    const local = { ...withoutId(phase1.data), closesAt: '2022-06-01T00:00:00+07:00' };
    await service.post(`campaigns/${campaignId}/phases`, local, { as: officer });
    expect((await lastEvent(stream))?.event).toEqual(phase1);
  });
  test('a stale If-Match is refused', async () => {
    await campaign(published);
    const stale = await service.post(`campaigns/${campaignId}/phases`, withoutId(phase1.data), {
      as: officer,
      ifMatch: '"0"',
    });
    expect([stale.statusCode, stale.json<{ currentEtag: string }>().currentEtag]).toEqual([412, '"1"']);
  });
});

describe('POST /campaigns/{id}/targets', () => {
  const target = { unitId: east, scope: 'PHASE_1', metric: 'M04', value: 40, decisionNo: 'QĐ-MAU-11' };
  const path = `campaigns/${campaignId}/targets`;
  beforeEach(() => campaign(published, phase1, phase2));

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
    await campaign(published, phase1, phase2);
    service.at(openingOfPhase1);
  });

  test('members may register themselves without a role', async () => {
    expect((await service.post(path, {}, { as: member })).statusCode).toBe(200);
    expect(await lastEvent(registration)).toMatchObject({
      event: {
        type: 'ParticipantRegistered',
        data: { campaignId, memberId: member, unitId: eastPlant, unitPath: [owner, east, eastPlant] },
      },
      metadata: { actor: member, onBehalfOf: null, role: null },
    });
  });
  test('an officer of the unit or above may register them', async () => {
    expect((await service.post(path, { memberId: member }, { as: eastOfficer })).statusCode).toBe(200);
    expect((await lastEvent(registration))?.metadata).toMatchObject({
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

describe('POST /campaigns/{id}/phases/{phase}/closure', () => {
  const path = `campaigns/${campaignId}/phases/1/closure`;
  const close = { mode: 'SUBMISSIONS', decisionNo: 'QĐ-MAU-02' };
  const seal = { mode: 'SEAL', decisionNo: 'QĐ-MAU-03' };
  const entryId = id(900);
  const entry = `initiative-${entryId}`;
  const submitted = submittedEntry(entryId, eastPlant, an);
  const canonicalRules =
    '{"awardAtSeveralLevels":false,"benefitCapVnd":"1000000000000",' +
    '"countingBasis":"SUBMITTED_IN_PHASE_AND_APPROVED_BY_EVALUATION_CUTOFF",' +
    '"individualAwardMinimumVnd":"50000000","recognitionPolicy":"EVIDENCE_REQUIRED","revisionDays":30}';

  beforeEach(async () => {
    await campaign(...twoPhases.slice(1));
    service.at(endOfPhase1);
  });

  test('closes submissions, then seals the figures computed from the log', async () => {
    await service.given(entry, submitted, rejectedEntry(entryId, chi));
    const closed = await service.post(path, close, { as: officer, ifMatch: '"3"' });
    expect([closed.statusCode, closed.headers.etag]).toEqual([200, '"4"']);
    service.at(after(cutoffOfPhase1, 60_000));
    const sealed = await service.post(path, seal, { as: officer, ifMatch: '"4"' });
    expect([sealed.statusCode, sealed.headers.etag]).toEqual([200, '"5"']);
    const [closing, sealing] = (await service.events(stream)).slice(4);
    expect(closing?.event).toEqual(submissionsClosed);
    expect(sealing?.event).toMatchObject({
      type: 'PhaseClosed',
      data: {
        phase: 1,
        closesAt: endOfPhase1,
        evaluationCutoff: cutoffOfPhase1,
        ruleSetVersion: 1,
        ruleSetHash: createHash('sha256').update(canonicalRules).digest('hex'),
        carriedOverTo: null,
        decisionNo: 'QĐ-MAU-03',
      },
    });
    expect((sealing?.event.data as { figures: unknown }).figures).toEqual(
      expect.arrayContaining([
        { metric: 'M02', version: 1, value: '1' },
        { metric: 'M04', version: 1, value: '0' },
        { metric: 'M05', version: 1, value: '1' },
      ]),
    );
  });
  test('undecided initiatives must be carried over', async () => {
    await service.given(entry, submitted);
    await service.post(path, close, { as: officer, ifMatch: '"3"' });
    service.at(after(cutoffOfPhase1, 60_000));
    const hanging = await service.post(path, seal, { as: officer, ifMatch: '"4"' });
    expect(hanging.statusCode).toBe(409);
    expect(hanging.json()).toMatchObject({ code: 'PENDING_ENTRIES', facts: { phase: 1, pending: 1 } });
    const carried = await service.post(path, { ...seal, carryOverTo: 2 }, { as: officer, ifMatch: '"4"' });
    expect(carried.statusCode).toBe(200);
    expect((await lastEvent(stream))?.event.data).toMatchObject({ carriedOverTo: 2 });
  });
  test('a retry of the sealing returns the first response; a second sealing is refused', async () => {
    await service.post(path, close, { as: officer, ifMatch: '"3"' });
    service.at(after(cutoffOfPhase1, 60_000));
    await service.post(path, seal, { as: officer, key: 'seal', ifMatch: '"4"' });
    const repeated = await service.post(path, seal, { as: officer, key: 'seal', ifMatch: '"4"' });
    expect([repeated.statusCode, repeated.headers['idempotency-replayed']]).toEqual([200, 'true']);
    const another = await service.post(path, seal, { as: officer, ifMatch: '"5"' });
    expect([another.statusCode, another.json<{ code: string }>().code]).toEqual([409, 'ALREADY_SEALED']);
  });
  test('requires the current revision in If-Match', async () => {
    const missing = await service.post(path, close, { as: officer });
    const stale = await service.post(path, close, { as: officer, ifMatch: '"2"' });
    expect([missing.statusCode, stale.statusCode]).toEqual([428, 412]);
  });
  test('refuses the fields of the other step', async () => {
    const early = await service.post(path, { ...close, carryOverTo: 2 }, { as: officer, ifMatch: '"3"' });
    const late = await service.post(path, { ...seal, closesAt: endOfPhase1 }, { as: officer, ifMatch: '"3"' });
    expect([early.json(), late.json()]).toMatchObject([
      { code: 'NOT_IN_THIS_MODE', errors: [{ pointer: '/carryOverTo' }] },
      { code: 'NOT_IN_THIS_MODE', errors: [{ pointer: '/closesAt' }] },
    ]);
  });
  test('requires authority, an existing campaign and an existing phase', async () => {
    const refused = await service.post(path, close, { as: eastOfficer, ifMatch: '"3"' });
    expect(refused.statusCode).toBe(403);
    const noPhase = await service.post(`campaigns/${campaignId}/phases/3/closure`, seal, {
      as: officer,
      ifMatch: '"3"',
    });
    expect([noPhase.statusCode, noPhase.json<{ code: string }>().code]).toEqual([404, 'PHASE_NOT_FOUND']);
    const noNumber = await service.post(`campaigns/${campaignId}/phases/one/closure`, seal, {
      as: officer,
      ifMatch: '"3"',
    });
    expect(noNumber.statusCode).toBe(400);
    expect(noNumber.json()).toMatchObject({ errors: [{ parameter: 'phase', code: 'INTEGER_EXPECTED' }] });
  });
});
