import { commandIdOf, derivedId } from '@app/command-handling';
import type { SpecService } from '@app/testing';
import {
  author,
  submittedAuthors,
  campaignId,
  closesAt,
  coAuthor,
  declarations,
  inPhaseOne,
  officer,
  opensAt,
  rootUnit,
  stranger,
  submission,
  unit,
} from '../specs/an-initiative.js';
import { roleRevoked, startInitiatives, submissionBody } from '../specs/initiatives-service.js';

let service: SpecService;

const submit = (changes: object = {}, sending: { as?: string; key?: string; ifMatch?: string } = {}) =>
  service.post('initiatives', { ...submissionBody, ...changes }, { as: author, key: 'k-1', ...sending });
const idOf = (key: string, memberId = author) => derivedId(commandIdOf(memberId, key), 'initiative');
const streamOf = (key: string, memberId = author) => `initiative-${idOf(key, memberId)}`;
const codeOf = async (answer: ReturnType<typeof submit>): Promise<object> => {
  const { statusCode, body } = await answer;
  const { code, errors } = JSON.parse(body) as { code?: string; errors?: readonly { pointer?: string }[] };
  return { status: statusCode, code, pointer: errors?.[0]?.pointer };
};

describe('submitting over HTTP', () => {
  beforeEach(async () => {
    service = await startInitiatives();
  });
  afterEach(() => service.close());

  describe('POST /initiatives', () => {
    it('creates the initiative and returns its Location', async () => {
      const answer = await submit();
      expect(answer.statusCode).toBe(201);
      expect(answer.headers).toMatchObject({ etag: '"0"', location: `/api/v1/initiatives/${idOf('k-1')}` });
      expect(answer.json()).toEqual({ id: idOf('k-1'), revision: '0', position: answer.headers['x-position'] });
      expect(await service.events(streamOf('k-1'))).toMatchObject([
        {
          event: {
            type: 'InitiativeSubmitted',
            data: {
              ...submission,
              authors: submittedAuthors,
              initiativeId: idOf('k-1'),
              campaignId,
              phase: 1,
              receivedAt: inPhaseOne,
              unitPath: [rootUnit, unit],
              block: 'KHOI-1',
              submittedBy: author,
              authorisationRef: null,
            },
          },
          metadata: {
            commandType: 'SubmitInitiative',
            actor: author,
            role: null,
            onBehalfOf: null,
            ruleSetVersion: 1,
            effectiveAt: inPhaseOne,
          },
        },
      ]);
    });

    it('leaves the declarations out of the event, which does not exist without them', async () => {
      await submit();
      expect(Object.keys((await service.events(streamOf('k-1')))[0]!.event.data as object)).not.toContain(
        'declarations',
      );
    });

    it('an officer of the unit may submit for the authors', async () => {
      const answer = await submit({ authorisationRef: 'GUQ-7' }, { as: officer });
      expect(answer.statusCode).toBe(201);
      expect((await service.events(streamOf('k-1', officer)))[0]).toMatchObject({
        event: { data: { submittedBy: officer, authorisationRef: 'GUQ-7' } },
        metadata: { actor: officer, role: 'UNION_OFFICER', unitId: unit, onBehalfOf: author },
      });
    });

    it('nobody else may submit for them', async () => {
      expect(await codeOf(submit({ authorisationRef: 'GUQ-7' }, { as: stranger }))).toMatchObject({
        status: 403,
        code: 'OUT_OF_SCOPE_UNIT',
      });
    });

    it('stores text in composed form, trimmed', async () => {
      const title = '  Cải tiến hệ thống làm mát '.normalize('NFD');
      await submit({ content: { ...submission.content, title } });
      expect((await service.events(streamOf('k-1')))[0]).toMatchObject({
        event: { data: { content: { title: 'Cải tiến hệ thống làm mát'.normalize('NFC') } } },
      });
    });

    it('refuses an author who has left', async () => {
      await service.given(`member-${coAuthor}`, {
        type: 'MemberLeft',
        data: { memberId: coAuthor, effectiveOn: '2022-02-01' },
      });
      expect(await codeOf(submit())).toEqual({ status: 422, code: 'UNKNOWN_AUTHOR', pointer: '/authors/1/memberId' });
    });

    it('decides by the time of receipt: the last millisecond of a phase, and 24:00', async () => {
      expect(await codeOf(service.at('2022-01-07T16:59:59.999Z') && submit())).toMatchObject({
        code: 'PHASE_NOT_OPEN',
      });
      service.at(opensAt);
      expect((await submit({ firstAppliedOn: '2022-01-05' })).statusCode).toBe(201);
      service.at('2022-05-31T16:59:59.999Z');
      await submit({}, { key: 'k-2' });
      service.at(closesAt);
      await submit({}, { key: 'k-3' });
      const phases = await Promise.all(
        ['k-1', 'k-2', 'k-3'].map(async (key) => (await service.events(streamOf(key)))[0]!.event.data),
      );
      expect(phases).toMatchObject([{ phase: 1 }, { phase: 1 }, { phase: 2 }]);
    });

    it('reports how late it was, in words and as facts', async () => {
      service.at('2023-09-01T17:00:00.000Z');
      const answer = await submit();
      expect(answer.statusCode).toBe(409);
      expect(answer.json()).toMatchObject({
        type: '/problems/phase-closed',
        code: 'PHASE_CLOSED',
        detail: expect.stringContaining('24:00 ngày 01/09/2023') as string,
        facts: { phase: 2, closedAt: '2023-09-01T17:00:00.000Z', receivedAt: '2023-09-01T17:00:00.000Z' },
      });
    });
  });

  describe('a retry with the same key', () => {
    it('returns the first response, although the phase has closed since', async () => {
      const first = await submit();
      service.at('2023-12-01T00:00:00.000Z');
      const second = await submit();
      expect(second.statusCode).toBe(201);
      expect(second.json()).toEqual(first.json());
      expect(second.headers).toMatchObject({ etag: '"0"', 'idempotency-replayed': 'true' });
      expect(await service.events(streamOf('k-1'))).toHaveLength(1);
    });

    it('returns it although the role has ended since', async () => {
      const first = await submit({ authorisationRef: 'GUQ-7' }, { as: officer });
      await service.given(`member-${officer}`, roleRevoked(officer, 'UNION_OFFICER', unit));
      const second = await submit({ authorisationRef: 'GUQ-7' }, { as: officer });
      expect(second.json()).toEqual(first.json());
      const other = submit({ authorisationRef: 'GUQ-7' }, { as: officer, key: 'k-2' });
      expect(await codeOf(other)).toMatchObject({ status: 403, code: 'OUT_OF_SCOPE_UNIT' });
    });

    it('is recognised whatever the order of its fields', async () => {
      const first = await submit();
      const reordered = Object.fromEntries(Object.entries(submissionBody).reverse());
      const second = await service.post('initiatives', reordered, { as: author, key: 'k-1' });
      expect(second.json()).toEqual(first.json());
    });

    it('is refused with other content', async () => {
      await submit();
      expect(await codeOf(submit({ kind: 'MANAGEMENT' }))).toMatchObject({
        status: 422,
        code: 'IDEMPOTENCY_KEY_REUSED',
      });
    });

    it('creates one initiative if two are sent at once', async () => {
      const answers = await Promise.all([submit(), submit()]);
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
      expect(answers[0].json()).toEqual(answers[1].json());
      expect(await service.events(streamOf('k-1'))).toHaveLength(1);
    });

    it('is a different command if somebody else sends it', async () => {
      await submit();
      const other = await submit({ authorisationRef: 'GUQ-7' }, { as: officer });
      expect(other.json<{ id: string }>().id).not.toBe(idOf('k-1'));
    });

    it('appends after a crash before the append, and replays after a crash following it', async () => {
      const crash = async () => {
        throw new Error('the process dies here');
      };
      service.store.aroundNextAppend({ before: crash });
      expect((await submit()).statusCode).toBe(500);
      expect((await submit()).headers['idempotency-replayed']).toBeUndefined();
      service.store.aroundNextAppend({ after: crash });
      expect((await submit({}, { key: 'k-2' })).statusCode).toBe(500);
      const again = await submit({}, { key: 'k-2' });
      expect(again.headers).toMatchObject({ 'idempotency-replayed': 'true', etag: '"0"' });
      expect(await service.events(streamOf('k-2'))).toHaveLength(1);
    });
  });

  it('refuses a command that reaches the log more than 20 s after receipt; it may be retried', async () => {
    service.store.aroundNextAppend({ before: async () => void service.later(20_001) });
    const late = await submit();
    expect(late.statusCode).toBe(503);
    expect(late.headers['retry-after']).toBe('1');
    expect(late.json()).toMatchObject({ code: 'COMMAND_EXPIRED' });
    expect(await service.events(streamOf('k-1'))).toEqual([]);
    expect((await submit()).statusCode).toBe(201);
  });

  describe('POST /initiatives/{id}/submission', () => {
    const draft = { campaignId, unitId: unit, title: 'Bản nháp' };
    const saveDraft = async () =>
      (await service.post('initiatives/drafts', draft, { as: author, key: 'd' })).json<{ id: string }>().id;
    const submitDraft = (id: string, { as = author, ifMatch }: { as?: string; ifMatch?: string } = {}) =>
      service.post(`initiatives/${id}/submission`, submissionBody, {
        as,
        key: 'k-1',
        ...(ifMatch !== undefined && { ifMatch }),
      });

    it('submits the draft under its id', async () => {
      const id = await saveDraft();
      const answer = await submitDraft(id, { ifMatch: '"0"' });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers).toMatchObject({ etag: '"1"' });
      expect((await service.events(`initiative-${id}`)).map(({ event }) => event.type)).toEqual([
        'DraftSaved',
        'InitiativeSubmitted',
      ]);
    });

    it('requires the current revision in If-Match', async () => {
      const id = await saveDraft();
      expect(await codeOf(submitDraft(id))).toMatchObject({ status: 428, code: 'PRECONDITION_REQUIRED' });
      expect(await codeOf(submitDraft(id, { ifMatch: '"4"' }))).toMatchObject({ status: 412, code: 'STALE_REVISION' });
    });

    it('requires the owner, and an initiative that is still a draft', async () => {
      const id = await saveDraft();
      const stolen = { ...submissionBody, authors: [{ memberId: stranger, shareBp: 10_000, lead: true }] };
      expect(
        await codeOf(service.post(`initiatives/${id}/submission`, stolen, { as: stranger, key: 's', ifMatch: '"0"' })),
      ).toMatchObject({ status: 403, code: 'NOT_DRAFT_OWNER' });
      await submitDraft(id, { ifMatch: '"0"' });
      expect(
        await codeOf(service.post(`initiatives/${id}/submission`, submissionBody, { as: author, ifMatch: '"1"' })),
      ).toMatchObject({ status: 409, code: 'ALREADY_SUBMITTED' });
    });
  });
});

describe('POST /initiatives that is refused', () => {
  // A refusal writes nothing, so all have one service.
  beforeAll(async () => {
    service = await startInitiatives();
  });
  afterAll(() => service.close());

  it.each([
    ['a title of 9 characters', { content: { ...submission.content, title: '123456789' } }, '/content/title'],
    ['a title of 301 characters', { content: { ...submission.content, title: 'đ'.repeat(301) } }, '/content/title'],
    ['an unknown kind', { kind: 'MAGIC' }, '/kind'],
    ['no author', { authors: [] }, '/authors'],
    ['more than 20 authors', { authors: Array.from({ length: 21 }, () => submission.authors[0]) }, '/authors'],
    [
      'an amount as a number',
      { benefitClaim: { ...submission.benefitClaim, amountVnd: 1_500_000 } },
      '/benefitClaim/amountVnd',
    ],
    [
      'an amount with separators',
      { benefitClaim: { ...submission.benefitClaim, amountVnd: '1.500.000' } },
      '/benefitClaim/amountVnd',
    ],
    ['a day that does not exist', { firstAppliedOn: '2022-02-30' }, '/firstAppliedOn'],
    ['an unknown field', { approvedAt: inPhaseOne }, '/approvedAt'],
    ['declarations left out', { declarations: undefined }, '/declarations'],
  ])('refuses %s as 400', async (_case, changes, pointer) => {
    expect(await codeOf(submit(changes))).toEqual({ status: 400, code: 'VALIDATION_FAILED', pointer });
    expect(await service.events(streamOf('k-1'))).toEqual([]);
  });

  it.each([
    [{ authors: [{ memberId: author, shareBp: 9_999, lead: true }] }, 422, 'SHARES_NOT_100', '/authors'],
    [{ declarations: { ...declarations, notIpProtected: false } }, 422, 'IP_PROTECTED', '/declarations/notIpProtected'],
    [{ unitId: stranger }, 422, 'UNKNOWN_UNIT', '/unitId'],
    [{ campaignId: stranger }, 404, 'CAMPAIGN_NOT_FOUND', '/campaignId'],
    [{ firstAppliedOn: '2021-08-31' }, 422, 'APPLIED_OUTSIDE_WINDOW', '/firstAppliedOn'],
  ])('returns the code of the broken rule: %#', async (changes, status, code, pointer) => {
    expect(await codeOf(submit(changes))).toEqual({ status, code, pointer });
  });
});
