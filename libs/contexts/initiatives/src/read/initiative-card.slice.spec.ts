import { organisationProjections } from '@app/organisation/read-models';
import type { SpecService } from '@app/testing';
import { initiativesProjections } from '../initiatives.projections.js';
import {
  author,
  campaignId,
  coAuthor,
  duringReview,
  inPhaseOne,
  otherUnit,
  reviewer,
  rootUnit,
  stranger,
  submission,
  unit,
  verifier,
} from '../specs/an-initiative.js';
import {
  InitiativeClient,
  auditor,
  startInitiatives,
  submissionBody,
  unitRenamed,
} from '../specs/initiatives-service.js';

interface Listed {
  readonly id: string;
  readonly code: string;
  readonly title: string;
}

describe('reading initiatives over HTTP', () => {
  let service: SpecService;
  let client: InitiativeClient;

  beforeEach(async () => {
    service = await startInitiatives(...organisationProjections, ...initiativesProjections);
    client = new InitiativeClient(service);
  });
  afterEach(() => service.close());

  const get = async (path: string, as = stranger) => {
    const answer = await service.get(path, { as });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json<{ [field: string]: unknown }>() };
  };
  const list = async (path: string, as = stranger): Promise<readonly Listed[]> => {
    const { status, body } = await get(path, as);
    expect(status).toBe(200);
    return body.items as readonly Listed[];
  };
  const titles = async (query: string, as = stranger) =>
    (await list(`initiatives?${query}`, as)).map(({ title }) => title);
  const titled = (title: string, changes: object = {}, as = author) =>
    client.submit({ content: { ...submission.content, title }, ...changes }, as);
  const solo = (memberId: string) => ({ authors: [{ memberId, shareBp: 10_000, lead: true }] });
  const claiming = (amountVnd: string | null) => ({ benefitClaim: { ...submission.benefitClaim, amountVnd } });
  const secret = {
    confidentiality: 'TECH_SECRET',
    content: { ...submission.content, effectSummary: 'Giảm 5 % nhiên liệu.', benefitMethod: 'Cách tính bí mật.' },
  };

  describe('GET /initiatives/{id}', () => {
    it('shows the current state, with names, and an ETag that begins with the revision', async () => {
      const { id, etag } = await client.approved();
      const { status, headers, body } = await get(`initiatives/${id}`);
      expect({ status, etag: headers.etag }).toEqual({
        status: 200,
        etag: expect.stringMatching(`^${etag.slice(0, -1)}-`),
      });
      expect(body).toMatchObject({
        id,
        code: 'SK-MAU-P1-000001',
        status: 'APPROVED',
        countedInPhase: 1,
        unit: { id: unit, name: 'Công đoàn Nhà máy Mẫu' },
        unitPath: [rootUnit, unit],
        authors: [
          { memberId: author, name: 'Đỗ Thị Mẫu', shareBp: 6_000, lead: true },
          { memberId: coAuthor, name: 'Lê Văn Thử', unit: { id: otherUnit }, shareBp: 4_000, lead: false },
        ],
        receivedAt: inPhaseOne,
        claimedVnd: '1500000000',
        verifiedVnd: '1400000000',
        assessment: { by: { memberId: verifier, name: 'Ngô Văn Định' }, method: 'Đối chiếu hóa đơn.' },
        decision: { by: { memberId: reviewer }, at: inPhaseOne, ground: null, text: null },
        content: { problem: submission.content.problem },
        contentWithheld: false,
        revision: '4',
        asOf: null,
      });
    });

    it('returns 304 for a known card', async () => {
      const { id } = await client.submit();
      const etag = String((await get(`initiatives/${id}`)).headers.etag);
      const answer = await service.get(`initiatives/${id}`, { as: stranger, headers: { 'if-none-match': etag } });
      expect(answer.statusCode).toBe(304);
    });

    it('404 for an unknown id and for a draft', async () => {
      const draft = { campaignId, unitId: unit, title: 'Bản nháp' };
      const { id } = (await service.post('initiatives/drafts', draft, { as: author })).json<{ id: string }>();
      for (const each of [id, stranger]) {
        expect(await get(`initiatives/${each}`, author)).toMatchObject({
          status: 404,
          body: { code: 'INITIATIVE_NOT_FOUND' },
        });
      }
    });
  });

  describe('?asOf=', () => {
    it('shows the state at an instant of recording, from the stream', async () => {
      const initiative = await client.submit();
      service.later(60_000);
      await client.startReview(initiative);
      const asOf = (instant: string) => get(`initiatives/${initiative.id}?asOf=${instant}`);
      expect((await asOf(inPhaseOne)).body).toMatchObject({
        status: 'SUBMITTED',
        code: 'SK-MAU-P1-000001',
        revision: '0',
        asOf: { asked: inPhaseOne, axis: 'RECORDED', recordedAt: inPhaseOne },
      });
      expect((await asOf('2022-03-01T02:00:59.999Z')).body).toMatchObject({ status: 'SUBMITTED' });
      expect((await asOf('2022-03-01T09:01:00%2B07:00')).body).toMatchObject({
        status: 'UNDER_REVIEW',
        revision: '1',
        asOf: { asked: '2022-03-01T02:01:00.000Z', recordedAt: '2022-03-01T02:01:00.000Z' },
      });
      expect((await asOf('2022-03-01T01:59:59.999Z')).status).toBe(404);
    });

    it('shows the state at a position of the log', async () => {
      const initiative = await client.submit();
      await client.startReview(initiative);
      const [first, second] = await service.events(`initiative-${initiative.id}`);
      const asOf = (position: bigint) => get(`initiatives/${initiative.id}?asOf=${position}`);
      expect((await asOf(first!.position)).body).toMatchObject({
        status: 'SUBMITTED',
        asOf: { position: `${first!.position}` },
      });
      expect((await asOf(first!.position - 1n)).status).toBe(404);
      expect((await asOf(second!.position - 1n)).body).toMatchObject({ status: 'SUBMITTED' });
      expect((await asOf(second!.position)).body).toMatchObject({ status: 'UNDER_REVIEW' });
    });

    it('refuses what has not been recorded yet: a later position, a later instant', async () => {
      const initiative = await client.submit();
      const end = (await service.store.head())!;
      const asOf = (moment: bigint | string) => get(`initiatives/${initiative.id}?asOf=${moment}`);
      expect((await asOf(end)).body).toMatchObject({ status: 'SUBMITTED' });
      expect(await asOf(end + 1n)).toMatchObject({
        status: 400,
        body: { code: 'POSITION_BEYOND_END', facts: { position: `${end + 1n}`, end: `${end}` } },
      });
      expect(await asOf('2032-03-01T02:00:00Z')).toMatchObject({ status: 400, body: { code: 'INSTANT_IN_FUTURE' } });
    });

    it('shows the same current state as the read model', async () => {
      const { id } = await client.approved();
      const [now, then] = [
        await get(`initiatives/${id}`),
        await get(`initiatives/${id}?asOf=${await service.store.head()}`),
      ];
      expect({ ...then.body, asOf: null }).toEqual(now.body);
    });

    it('shows units under their names of that moment', async () => {
      const { id } = await client.submit();
      const submitted = (await service.events(`initiative-${id}`))[0]!.position;
      service.later(86_400_000);
      await service.given(`unit-${unit}`, unitRenamed(unit, 'Công đoàn Nhà máy Mẫu', 'Công đoàn Nhà máy Mới'));
      const unitNameAsOf = async (asOf: string) => (await get(`initiatives/${id}${asOf}`)).body.unit;
      const before = { id: unit, name: 'Công đoàn Nhà máy Mẫu' };
      expect(await unitNameAsOf(`?asOf=${submitted}`)).toEqual(before);
      expect(await unitNameAsOf(`?asOf=${inPhaseOne}`)).toEqual(before);
      const after = { id: unit, name: 'Công đoàn Nhà máy Mới' };
      expect(await unitNameAsOf(`?asOf=${duringReview}`)).toEqual(after);
      expect(await unitNameAsOf(`?asOf=${await service.store.head()}`)).toEqual(after);
      expect(await unitNameAsOf('')).toEqual(after);
    });

    it('refuses any other value', async () => {
      const { id } = await client.submit();
      for (const each of ['yesterday', '2022-03-01', '-1', '1.5']) {
        expect((await get(`initiatives/${id}?asOf=${each}`)).status).toBe(400);
      }
    });
  });

  describe('a technical secret', () => {
    it('shows title and summary of the effect to everybody, the rest to those with full access', async () => {
      const { id } = await client.submit(secret);
      const { body } = await get(`initiatives/${id}`, stranger);
      expect(body).toMatchObject({
        title: submission.content.title,
        effectSummary: 'Giảm 5 % nhiên liệu.',
        contentWithheld: true,
        content: null,
      });
      expect(JSON.stringify(body)).not.toContain(submission.content.essence!);
      for (const reader of [author, coAuthor, reviewer, verifier, auditor]) {
        expect((await get(`initiatives/${id}`, reader)).body).toMatchObject({
          contentWithheld: false,
          content: { essence: submission.content.essence },
        });
      }
    });

    it('has another ETag when withheld, and a command accepts either', async () => {
      const { id } = await client.submit(secret);
      const etags: string[] = [];
      for (const reader of [stranger, reviewer]) {
        etags.push(String((await get(`initiatives/${id}`, reader)).headers.etag));
      }
      const [withheld, whole] = etags as [string, string];
      expect(withheld).not.toBe(whole);
      const known = { 'if-none-match': withheld };
      expect((await service.get(`initiatives/${id}`, { as: reviewer, headers: known })).statusCode).toBe(200);
      await client.act({ id, etag: withheld }, 'review', {}, reviewer);
      const stale = await service.post(`initiatives/${id}/review`, {}, { as: reviewer, ifMatch: whole });
      expect(stale.statusCode).toBe(412);
    });

    it('also withholds the texts of reviewers', async () => {
      const initiative = await client.submit(secret);
      const reasons = [{ field: 'essence', text: 'Nói rõ hơn về chất xúc tác.' }];
      await client.act(initiative, 'return', { reasons, dueOn: '2022-03-20' }, reviewer);
      const path = `initiatives/${initiative.id}`;
      expect((await get(path, stranger)).body.revisionReasons).toEqual([{ field: 'essence', text: null }]);
      expect((await get(path, author)).body.revisionReasons).toEqual(reasons);
    });

    it('stays withheld in the past if a later version is open, and the other way round', async () => {
      const revise = async (before: object, after: object) => {
        let initiative = await client.submit(before);
        const position = (await service.events(`initiative-${initiative.id}`))[0]!.position;
        const reasons = [{ field: 'confidentiality', text: 'Xem lại chế độ bảo mật.' }];
        initiative = await client.act(initiative, 'return', { reasons, dueOn: '2022-03-20' }, reviewer);
        const { campaignId: _, ...revised } = { ...submissionBody, ...after };
        await client.act(initiative, 'resubmission', revised, author);
        return { past: `initiatives/${initiative.id}?asOf=${position}`, present: `initiatives/${initiative.id}` };
      };
      const opened = await revise(secret, {});
      expect((await get(opened.present)).body.contentWithheld).toBe(false);
      expect((await get(opened.past)).body.contentWithheld).toBe(true);
      const closed = await revise({}, secret);
      expect((await get(closed.past)).body.contentWithheld).toBe(true);
      expect((await get(closed.past, auditor)).body.contentWithheld).toBe(false);
    });

    it('is listed and found only by its title', async () => {
      await client.submit(secret);
      expect(await list(`initiatives?q=lam+mat`)).toHaveLength(1);
      expect(await list(`initiatives?q=vong+tuan+hoan`)).toHaveLength(0);
      expect((await list('initiatives'))[0]).not.toHaveProperty('content');
    });
  });

  describe('GET /initiatives', () => {
    it('lists the last received first, page by page', async () => {
      for (const n of [1, 2, 3]) {
        await titled(`Sáng kiến số ${n}`);
        service.later(1_000);
      }
      expect(await titles('')).toEqual(['Sáng kiến số 3', 'Sáng kiến số 2', 'Sáng kiến số 1']);
      expect(await titles('sort=receivedAt')).toEqual(['Sáng kiến số 1', 'Sáng kiến số 2', 'Sáng kiến số 3']);
      const first = await get('initiatives?limit=2');
      const cursor = String(first.body.nextCursor);
      expect(first.headers.link).toContain('rel="next"');
      expect(await titles(`limit=2&cursor=${cursor}`)).toEqual(['Sáng kiến số 1']);
      expect((await get(`initiatives?limit=2&sort=benefit&cursor=${cursor}`)).body.code).toBe('INVALID_CURSOR');
    });

    it('filters by campaign, phase, kind and status', async () => {
      await titled('Giải pháp kỹ thuật');
      await client.startReview(await titled('Giải pháp quản lý', { kind: 'MANAGEMENT' }));
      expect(await titles('kind=MANAGEMENT')).toEqual(['Giải pháp quản lý']);
      expect(await titles('status=SUBMITTED')).toEqual(['Giải pháp kỹ thuật']);
      expect(await titles('status=SUBMITTED,UNDER_REVIEW&sort=status')).toEqual([
        'Giải pháp kỹ thuật',
        'Giải pháp quản lý',
      ]);
      expect(await titles('sort=-status')).toEqual(['Giải pháp quản lý', 'Giải pháp kỹ thuật']);
      expect(await titles(`campaignId=${campaignId}&phase=1`)).toHaveLength(2);
      expect(await titles('phase=2')).toEqual([]);
      expect(await titles(`campaignId=${stranger}`)).toEqual([]);
      for (const query of ['status=LOST', 'phase=x', 'colour=red', 'sort=title']) {
        expect((await get(`initiatives?${query}`)).status).toBe(400);
      }
    });

    it('filters by a unit with everything below it', async () => {
      await titled('Của nhà máy');
      await titled('Của kho cảng', { unitId: otherUnit, ...solo(coAuthor) }, coAuthor);
      expect(await titles(`unitId=${unit}`)).toEqual(['Của nhà máy']);
      expect(await titles(`unitId=${otherUnit}`)).toEqual(['Của kho cảng']);
      expect(await titles(`unitId=${rootUnit}`)).toHaveLength(2);
      expect(await titles(`unitId=${stranger}`)).toEqual([]);
    });

    it('finds words with and without accents, đ included, and codes', async () => {
      await titled('Cải tiến đường ống dẫn khí');
      service.later(1);
      await titled('Tối ưu lịch trực ca');
      for (const q of ['duong ong', 'đường ống', 'ĐƯỜNG', 'duong dan cai']) {
        expect(await titles(`q=${encodeURIComponent(q)}`)).toEqual(['Cải tiến đường ống dẫn khí']);
      }
      expect(await titles('q=SK-MAU-P1-000002')).toEqual(['Tối ưu lịch trực ca']);
      expect(await titles('q=xyz')).toEqual([]);
    });

    it('sorts by benefit: verified if available, otherwise claimed; without amount last', async () => {
      const start = async (title: string, amountVnd: string | null) => {
        service.later(1);
        return titled(title, claiming(amountVnd));
      };
      await start('Nêu chín tỷ', '9000000000');
      await start('Nêu một trăm tỷ', '100000000000');
      await start('Không tính được tiền', null);
      const verified = await client.startReview(await start('Nêu năm trăm tỷ, đúng hai tỷ', '500000000000'));
      await client.act(
        verified,
        'benefit-assessment',
        { kind: 'SAVING', amountVnd: '2000000000', method: 'Sổ.' },
        verifier,
      );
      const descending = ['Nêu một trăm tỷ', 'Nêu chín tỷ', 'Nêu năm trăm tỷ, đúng hai tỷ', 'Không tính được tiền'];
      expect(await titles('sort=-benefit')).toEqual(descending);
      expect(await titles('sort=benefit')).toEqual([...descending].reverse());
    });
  });

  describe('GET /initiatives/review-queue', () => {
    it('shows a reviewer the waiting initiatives of their subtree, oldest first', async () => {
      const oldest = await titled('Nộp đầu tiên');
      service.later(1_000);
      await titled('Nộp thứ hai');
      await titled('Của kho cảng', { unitId: otherUnit, ...solo(coAuthor) }, coAuthor);
      await client.startReview(oldest);
      const rejected = await titled('Đã từ chối');
      await client.act(rejected, 'rejection', { ground: 'NOT_NEW', reason: 'Cũ.' }, reviewer);
      const queue = (await list('initiatives/review-queue', reviewer)).map(({ title }) => title);
      expect(queue).toEqual(['Nộp đầu tiên', 'Nộp thứ hai']);
      expect(await list('initiatives/review-queue', stranger)).toEqual([]);
      expect(await list('initiatives/review-queue', verifier)).toEqual([]);
    });

    it('merges the subtrees of a reviewer, each initiative once, page by page', async () => {
      for (const [n, unitId, by] of [
        [1, unit, author],
        [2, otherUnit, coAuthor],
        [3, unit, author],
        [4, otherUnit, coAuthor],
      ] as const) {
        await titled(`Sáng kiến số ${n}`, { unitId, ...solo(by) }, by);
        service.later(1_000);
      }
      const grant = (unitId: string) =>
        service.given(`member-${auditor}`, {
          type: 'RoleGranted',
          data: { memberId: auditor, role: 'REVIEWER', unitId, decisionNo: '8/QĐ-MAU' },
        });
      await grant(otherUnit);
      await grant(unit);
      const all = ['Sáng kiến số 1', 'Sáng kiến số 2', 'Sáng kiến số 3', 'Sáng kiến số 4'];
      const paged: string[] = [];
      let path = 'initiatives/review-queue?limit=1';
      for (let page = 0; page < 4; page += 1) {
        const { body } = await get(path, auditor);
        paged.push(...(body.items as Listed[]).map(({ title }) => title));
        path = `initiatives/review-queue?limit=1&cursor=${String(body.nextCursor)}`;
        expect(body.nextCursor === null).toBe(page === 3);
      }
      expect(paged).toEqual(all);
      await grant(rootUnit);
      expect((await list('initiatives/review-queue', auditor)).map(({ title }) => title)).toEqual(all);
    });

    it('shows overdue resubmissions from the due instant on', async () => {
      const initiative = await client.submit();
      const reasons = [{ field: 'novelty', text: 'Nêu rõ điểm mới.' }];
      await client.act(initiative, 'return', { reasons, dueOn: '2022-03-20' }, reviewer);
      service.at('2022-03-20T16:59:59.999Z');
      expect(await list('initiatives/review-queue?queue=OVERDUE', reviewer)).toEqual([]);
      service.later(1);
      expect(await list('initiatives/review-queue?queue=OVERDUE', reviewer)).toMatchObject([{ id: initiative.id }]);
      expect(await list('initiatives/review-queue', reviewer)).toEqual([]);
    });
  });

  describe('a member', () => {
    it('has a list of initiatives, last received first', async () => {
      await titled('Của một mình', solo(author));
      service.later(1_000);
      await titled('Của hai người');
      const of = async (memberId: string) => (await list(`members/${memberId}/initiatives`)).map(({ title }) => title);
      expect(await of(author)).toEqual(['Của hai người', 'Của một mình']);
      expect(await of(coAuthor)).toEqual(['Của hai người']);
      expect(await of(stranger)).toEqual([]);
    });

    it('no longer lists an initiative after the authors removed the member', async () => {
      let initiative = await client.submit();
      const reasons = [{ field: 'authors', text: 'Xem lại đồng tác giả.' }];
      initiative = await client.act(initiative, 'return', { reasons, dueOn: '2022-03-20' }, reviewer);
      const { campaignId: _, ...revised } = { ...submissionBody, ...solo(author), authorisationRef: 'BB-1' };
      await client.act(initiative, 'resubmission', revised, author);
      expect(await list(`members/${coAuthor}/initiatives`)).toEqual([]);
      expect((await get(`members/${coAuthor}/page`)).body).toMatchObject({ initiatives: 0 });
    });

    it('has statistics of statuses, parts and the share of the verified benefit, to the đồng', async () => {
      await client.approved();
      await client.submit(solo(author));
      const { body } = await get(`members/${author}/page`);
      expect(body).toMatchObject({
        memberId: author,
        name: 'Đỗ Thị Mẫu',
        unit: { id: unit, name: 'Công đoàn Nhà máy Mẫu' },
        active: true,
        initiatives: 2,
        asLead: 2,
        asCoAuthor: 0,
        counted: 1,
        benefitShareVnd: '840000000',
      });
      expect(body.byStatus).toContainEqual({ status: 'APPROVED', initiatives: 1 });
      expect(body.byStatus).toContainEqual({ status: 'SUBMITTED', initiatives: 1 });
      expect((await get(`members/${coAuthor}/page`)).body).toMatchObject({
        asLead: 0,
        asCoAuthor: 1,
        benefitShareVnd: '560000000',
      });
      expect((await get(`members/${unit}/page`)).body.code).toBe('MEMBER_NOT_FOUND');
    });

    it('has no name once erased', async () => {
      const { id } = await client.submit();
      await service.vault.forget(author);
      expect((await get(`members/${author}/page`)).body.name).toBeNull();
      expect((await get(`initiatives/${id}`)).body.authors).toMatchObject([{ memberId: author, name: null }, {}]);
    });
  });

  describe('drafts', () => {
    const draft = { campaignId, unitId: unit, title: 'Bản nháp', note: 'còn thiếu' };
    const save = async (title: string) =>
      (await service.post('initiatives/drafts', { ...draft, title }, { as: author })).json<{ id: string }>().id;

    it('are shown only to their owner, last saved first', async () => {
      await save('Bản nháp 1');
      service.later(1_000);
      const id = await save('Bản nháp 2');
      expect((await list('initiatives/drafts', author)).map(({ title }) => title)).toEqual([
        'Bản nháp 2',
        'Bản nháp 1',
      ]);
      expect(await list('initiatives/drafts', stranger)).toEqual([]);
      expect(await get(`initiatives/${id}/draft`, author)).toMatchObject({
        status: 200,
        headers: { etag: expect.stringMatching(/^"0-/) },
        body: { id, title: 'Bản nháp 2', note: 'còn thiếu', ownerId: author },
      });
      expect((await get(`initiatives/${id}/draft`, stranger)).body.code).toBe('INITIATIVE_NOT_FOUND');
      expect((await get(`initiatives/${id}/draft`, auditor)).status).toBe(404);
    });

    it('do not exist once submitted', async () => {
      const id = await save('Bản nháp');
      await client.act({ id, etag: '"0"' }, 'submission', submissionBody, author);
      expect(await list('initiatives/drafts', author)).toEqual([]);
      expect(await titles('')).toEqual([submission.content.title]);
    });
  });
});
