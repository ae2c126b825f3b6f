import { createHash } from 'node:crypto';
import type { SpecService } from '@app/testing';
import { after, campaignId, cutoffOfPhase1, endOfPhase1, submissionsClosed, twoPhases } from '../specs/a-campaign.js';
import { an, chi, eastPlant, id } from '../specs/a-union.js';
import { rejectedEntry, submittedEntry } from '../specs/an-entry.js';
import { eastOfficer, givenCampaign, lastEvent, officer, startInUnion, stream } from '../specs/campaigns-in-a-union.js';

let service: SpecService;
beforeEach(async () => {
  service = await startInUnion();
});
afterEach(() => service.close());

describe('POST /campaigns/{id}/phases/{phase}/closure', () => {
  const path = `campaigns/${campaignId}/phases/1/closure`;
  const close = { mode: 'SUBMISSIONS', decisionNo: 'QĐ-MAU-02' };
  const seal = { mode: 'SEAL', decisionNo: 'QĐ-MAU-03' };
  const entryId = id(900);
  const entry = `initiative-${entryId}`;
  const submitted = submittedEntry(entryId, eastPlant, an);
  const canonicalRules =
    '{"awardAtSeveralLevels":false,"awardKinds":[{"form":"COMMENDATION","level":"SECTOR","recipient":"MEMBER"}],' +
    '"benefitCapVnd":"1000000000000",' +
    '"countingBasis":"SUBMITTED_IN_PHASE_AND_APPROVED_BY_EVALUATION_CUTOFF",' +
    '"individualAwardMinimumVnd":"50000000","recognitionPolicy":"EVIDENCE_REQUIRED","revisionDays":30,"submitForAnyUnit":false}';

  beforeEach(async () => {
    await givenCampaign(service, ...twoPhases.slice(1));
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
        { metric: 'M05', version: 2, value: '1' },
      ]),
    );
  });
  test('an earlier evaluation cut-off waits for the authors of initiatives returned in this phase', async () => {
    const dueAt = '2022-06-20T17:00:00.000Z';
    const returned = (initiativeId: string) => ({
      type: 'InitiativeReturned',
      data: { initiativeId, dueAt, content: { reasons: [] } },
    });
    await service.given(entry, submitted, returned(entryId));
    const withdrawn = {
      type: 'InitiativeWithdrawn',
      data: { initiativeId: id(901), withdrawnBy: an, content: { reason: '' } },
    };
    await service.given(`initiative-${id(901)}`, submittedEntry(id(901), eastPlant, an), returned(id(901)), withdrawn);
    const cutOff = (evaluationCutoff: string) =>
      service.post(path, { ...close, evaluationCutoff }, { as: officer, ifMatch: '"3"' });
    expect((await cutOff('2022-06-20T16:59:59.999Z')).json()).toMatchObject({
      status: 409,
      code: 'REVISIONS_DUE_LATER',
      facts: { returned: 1, latestDueAt: dueAt },
    });
    expect((await cutOff(dueAt)).statusCode).toBe(200);
  });
  test('undecided initiatives must be carried over', async () => {
    await service.given(entry, submitted);
    await service.post(path, close, { as: officer, ifMatch: '"3"' });
    service.at(after(cutoffOfPhase1, 60_000));
    const undecided = await service.post(path, seal, { as: officer, ifMatch: '"4"' });
    expect(undecided.statusCode).toBe(409);
    expect(undecided.json()).toMatchObject({ code: 'PENDING_ENTRIES', facts: { phase: 1, pending: 1 } });
    const carried = await service.post(path, { ...seal, carryOverTo: 2 }, { as: officer, ifMatch: '"4"' });
    expect(carried.statusCode).toBe(200);
    expect((await lastEvent(service, stream))?.event.data).toMatchObject({ carriedOverTo: 2 });
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
