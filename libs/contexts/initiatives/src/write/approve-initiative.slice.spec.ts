import type { SpecService } from '@app/testing';
import {
  author,
  campaignId,
  closesAt,
  cutoff,
  inPhaseOne,
  officer,
  otherUnit,
  recognition,
  reviewer,
  rootUnit,
  stranger,
  unit,
} from '../specs/an-initiative.js';
import { InitiativeClient, roleRevoked, startInitiatives, type Acted } from '../specs/initiatives-service.js';

describe('POST /initiatives/{id}/approval', () => {
  let service: SpecService;
  let ready: Acted;

  beforeEach(async () => {
    service = await startInitiatives();
    ready = await new InitiativeClient(service).readyForApproval();
  });
  afterEach(() => service.close());

  const approve = ({ as = reviewer, key = 'k-1', ifMatch = ready.etag, body = {} } = {}) =>
    service.post(`initiatives/${ready.id}/approval`, body, { as, key, ...(ifMatch !== undefined && { ifMatch }) });
  const codeOf = async (answer: ReturnType<typeof approve>): Promise<object> => {
    const { statusCode, body } = await answer;
    return { status: statusCode, code: (JSON.parse(body) as { code?: string }).code };
  };
  const events = () => service.events(`initiative-${ready.id}`);

  it('counts the initiative, and records the facts of the decision', async () => {
    expect(ready.etag).toBe('"3"');
    const answer = await approve({ body: { note: 'đủ hồ sơ' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers.etag).toBe('"4"');
    expect((await events()).at(-1)).toMatchObject({
      event: {
        type: 'InitiativeApproved',
        data: {
          initiativeId: ready.id,
          campaignId,
          countedInPhase: 1,
          approvedAt: inPhaseOne,
          approvedBy: reviewer,
          ruleSetVersion: 1,
          recognition,
          benefitVnd: '1400000000',
          evaluationCutoff: cutoff,
          content: { note: 'đủ hồ sơ' },
        },
      },
      metadata: { actor: reviewer, role: 'REVIEWER', unitId: unit, ruleSetVersion: 1 },
    });
  });

  describe('If-Match', () => {
    it('is required', async () => {
      const answer = await service.post(`initiatives/${ready.id}/approval`, {}, { as: reviewer });
      expect(answer.statusCode).toBe(428);
    });

    it('must name the last revision; the refusal shows it', async () => {
      const answer = await approve({ ifMatch: '"2"' });
      expect(answer.statusCode).toBe(412);
      expect(answer.json()).toMatchObject({ code: 'STALE_REVISION', currentEtag: '"3"' });
      expect(await events()).toHaveLength(4);
    });

    it('one of two reviewers with the same revision succeeds', async () => {
      const answers = await Promise.all([approve({ key: 'a' }), approve({ key: 'b' })]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
      expect((await events()).filter(({ event }) => event.type === 'InitiativeApproved')).toHaveLength(1);
    });
  });

  describe('a retry with the same key', () => {
    it('returns the first response, although its If-Match is stale', async () => {
      const first = await approve();
      const second = await approve();
      expect(second.statusCode).toBe(200);
      expect(second.json()).toEqual(first.json());
      expect(second.headers).toMatchObject({ etag: '"4"', 'idempotency-replayed': 'true' });
      expect(await events()).toHaveLength(5);
    });

    it('returns it although the role was revoked since', async () => {
      const first = await approve();
      await service.given(`member-${reviewer}`, roleRevoked(reviewer, 'REVIEWER', unit));
      expect((await approve()).json()).toEqual(first.json());
      expect(await codeOf(approve({ key: 'k-2', ifMatch: '"4"' }))).toEqual({ status: 403, code: 'OUT_OF_SCOPE_UNIT' });
    });

    it('returns it although the evaluation has ended since', async () => {
      const first = await approve();
      service.at('2024-01-01T00:00:00.000Z');
      expect((await approve()).json()).toEqual(first.json());
    });

    it('is refused with other content', async () => {
      await approve();
      expect(await codeOf(approve({ body: { note: 'khác' } }))).toEqual({
        status: 422,
        code: 'IDEMPOTENCY_KEY_REUSED',
      });
    });
  });

  it('is refused while something is missing, and decided again afterwards', async () => {
    const client = new InitiativeClient(service);
    const reviewed = await client.startReview(await client.submit());
    const missing = await service.post(
      `initiatives/${reviewed.id}/approval`,
      {},
      { as: reviewer, key: 'm', ifMatch: reviewed.etag },
    );
    expect({ status: missing.statusCode, code: missing.json<{ code: string }>().code }).toEqual({
      status: 409,
      code: 'RECOGNITION_MISSING',
    });
    const recorded = await client.act(reviewed, 'recognition', { ...recognition }, reviewer);
    const unassessed = await service.post(
      `initiatives/${reviewed.id}/approval`,
      {},
      { as: reviewer, key: 'm', ifMatch: recorded.etag },
    );
    expect(unassessed.json()).toMatchObject({ status: 409, code: 'BENEFIT_NOT_ASSESSED' });
  });

  it('requires a reviewer at the unit or above', async () => {
    const elsewhere = await service.post(
      `initiatives/${ready.id}/approval`,
      {},
      { as: stranger, key: 'x', ifMatch: ready.etag },
    );
    expect(elsewhere.json()).toMatchObject({ status: 403, code: 'OUT_OF_SCOPE_UNIT' });
    const grant = (unitId: string) =>
      service.given(`member-${stranger}`, {
        type: 'RoleGranted',
        data: { memberId: stranger, role: 'REVIEWER', unitId, decisionNo: '9/QĐ-MAU' },
      });
    await grant(otherUnit);
    expect(await codeOf(approve({ as: stranger, key: 'y' }))).toEqual({ status: 403, code: 'OUT_OF_SCOPE_UNIT' });
    await grant(rootUnit);
    expect((await approve({ as: stranger, key: 'z' })).statusCode).toBe(200);
    expect((await events()).at(-1)!.metadata).toMatchObject({ role: 'REVIEWER', unitId: rootUnit });
  });

  it('is refused to the submitter', async () => {
    ready = await new InitiativeClient(service).submit({ authorisationRef: 'GUQ-7' }, officer);
    expect(
      await codeOf(service.post(`initiatives/${ready.id}/review`, {}, { as: officer, ifMatch: ready.etag })),
    ).toEqual({ status: 409, code: 'CONFLICT_OF_INTEREST' });
  });

  describe('in time for the evaluation', () => {
    it('is accepted at its last millisecond', async () => {
      service.at('2022-06-30T16:59:59.999Z');
      expect((await approve()).statusCode).toBe(200);
    });

    it('is refused at the cut-off', async () => {
      service.at(cutoff);
      expect((await approve()).json()).toMatchObject({
        status: 409,
        code: 'EVALUATION_CUTOFF_PASSED',
        facts: { phase: 1, evaluationCutoff: cutoff },
      });
    });

    const sealPhaseOne = (carriedOverTo: number | null) => {
      const sealing = { campaignId, phase: 1, closesAt, evaluationCutoff: cutoff, decisionNo: '5/QĐ-MAU' };
      return service.given(
        `campaign-${campaignId}`,
        { type: 'SubmissionsClosed', data: sealing },
        {
          type: 'PhaseClosed',
          data: { ...sealing, ruleSetVersion: 1, ruleSetHash: 'x', figures: [], unitFigures: [], carriedOverTo },
        },
      );
    };

    it('is refused once the phase is sealed, although the clock was set back', async () => {
      service.at('2022-07-02T00:00:00.000Z');
      await sealPhaseOne(null);
      service.at('2022-06-30T16:59:59.999Z');
      expect((await approve()).json()).toMatchObject({ status: 409, code: 'EVALUATION_CUTOFF_PASSED' });
    });

    it('is accepted in the phase it was carried over to, once the first is sealed', async () => {
      service.at('2022-07-02T00:00:00.000Z');
      await sealPhaseOne(2);
      expect((await approve()).statusCode).toBe(200);
      expect((await events()).at(-1)).toMatchObject({
        event: { data: { countedInPhase: 2, ruleSetVersion: 2 } },
        metadata: { ruleSetVersion: 2 },
      });
    });
  });

  it('404 for an unknown id, 400 for a malformed one', async () => {
    expect(await codeOf(service.post(`initiatives/not-an-id/approval`, {}, { as: reviewer, ifMatch: '"0"' }))).toEqual({
      status: 400,
      code: 'VALIDATION_FAILED',
    });
    expect(await codeOf(service.post(`initiatives/${author}/approval`, {}, { as: reviewer, ifMatch: '"0"' }))).toEqual({
      status: 412,
      code: 'STALE_REVISION',
    });
  });
});
