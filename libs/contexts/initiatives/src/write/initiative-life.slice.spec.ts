import type { SpecService } from '@app/testing';
import {
  author,
  campaignId,
  coAuthor,
  dueOn,
  officer,
  recognition,
  reviewer,
  returned,
  rootUnit,
  stranger,
  unit,
  verifier,
} from '../specs/an-initiative.js';
import { InitiativeClient, startInitiatives, submissionBody, type Acted } from '../specs/initiatives-service.js';

describe('the life cycle of an initiative, over HTTP', () => {
  let service: SpecService;
  let client: InitiativeClient;

  beforeEach(async () => {
    service = await startInitiatives();
    client = new InitiativeClient(service);
  });
  afterEach(() => service.close());

  const last = async ({ id }: Acted) => (await service.events(`initiative-${id}`)).at(-1)!;
  const refused = async ({ id, etag }: Acted, path: string, body: object, as: string): Promise<unknown> => {
    const answer = await service.post(`initiatives/${id}/${path}`, body, { as, ifMatch: etag });
    return `${answer.statusCode} ${answer.json<{ code: string }>().code}`;
  };
  const toRevise = { reasons: [{ field: 'novelty', text: 'Nêu rõ điểm mới.' }], dueOn };
  const assessment = { kind: 'SAVING', amountVnd: '1400000000', method: 'Đối chiếu hóa đơn.' };
  const duplicateOf = (originalId: string) => ({
    originalId,
    kind: 'SAME_SOLUTION_SAME_ESTABLISHMENT',
    reason: 'Cùng giải pháp.',
  });

  test('the owner creates and edits a draft', async () => {
    const draft = { campaignId, unitId: unit, title: 'Bản nháp' };
    const begun = await service.post('initiatives/drafts', draft, { as: author });
    const { id } = begun.json<{ id: string }>();
    expect(begun.statusCode).toBe(201);
    expect(begun.headers).toMatchObject({ etag: '"0"', location: `/api/v1/initiatives/${id}/draft` });
    const goneOn = await client.act({ id, etag: '"0"' }, 'draft', { ...draft, note: 'còn thiếu số liệu' }, author);
    expect(await last(goneOn)).toMatchObject({
      revision: 1n,
      event: {
        type: 'DraftSaved',
        data: { ownerId: author, content: { title: 'Bản nháp', note: 'còn thiếu số liệu' } },
      },
    });
    expect(await refused(goneOn, 'draft', draft, stranger)).toBe('403 NOT_DRAFT_OWNER');
    expect(await refused(goneOn, 'review', {}, reviewer)).toBe('404 INITIATIVE_NOT_FOUND');
    expect(await refused(goneOn, 'withdrawal', { reason: 'x' }, author)).toBe('404 INITIATIVE_NOT_FOUND');
    expect(await refused(goneOn, 'resubmission', { ...submissionBody, campaignId: undefined }, author)).toBe(
      '404 INITIATIVE_NOT_FOUND',
    );
    const elsewhere = await service.post('initiatives/drafts', { ...draft, campaignId: stranger }, { as: author });
    expect(elsewhere.json()).toMatchObject({ status: 404, code: 'CAMPAIGN_NOT_FOUND' });
  });

  test('it is reviewed, returned, resubmitted, recognised, verified and approved', async () => {
    let initiative = await client.submit();
    initiative = await client.startReview(initiative);
    expect(await last(initiative)).toMatchObject({
      event: { type: 'ReviewStarted', data: { reviewerId: reviewer } },
      metadata: { role: 'REVIEWER', unitId: unit },
    });
    initiative = await client.act(initiative, 'return', toRevise, reviewer);
    expect(await last(initiative)).toMatchObject({
      event: { type: 'InitiativeReturned', data: { ...returned.data, initiativeId: initiative.id } },
      metadata: { ruleSetVersion: 1 },
    });
    const { campaignId: _, ...revised } = submissionBody;
    expect(await refused(initiative, 'resubmission', { ...revised, authorisationRef: 'GUQ' }, stranger)).toBe(
      '403 OUT_OF_SCOPE_UNIT',
    );
    initiative = await client.act(initiative, 'resubmission', revised, coAuthor);
    expect(await last(initiative)).toMatchObject({
      event: { type: 'InitiativeResubmitted', data: { version: 2, submittedBy: coAuthor } },
      metadata: { role: null, onBehalfOf: null, ruleSetVersion: 1 },
    });
    initiative = await client.startReview(initiative);
    initiative = await client.act(initiative, 'recognition', { ...recognition }, reviewer);
    expect((await last(initiative)).event).toEqual({
      type: 'RecognitionDecisionRecorded',
      data: { initiativeId: initiative.id, recognition },
    });
    expect(await refused(initiative, 'benefit-assessment', assessment, reviewer)).toBe('403 OUT_OF_SCOPE_UNIT');
    initiative = await client.act(initiative, 'benefit-assessment', assessment, verifier);
    expect(await last(initiative)).toMatchObject({
      event: { type: 'BenefitAssessed', data: { amountVnd: '1400000000', assessedBy: verifier } },
      metadata: { role: 'BENEFIT_VERIFIER', ruleSetVersion: 1 },
    });
    initiative = await client.act(initiative, 'approval', {}, reviewer);
    expect(initiative.etag).toBe('"7"');
    expect((await last(initiative)).event.type).toBe('InitiativeApproved');
  });

  test('an officer may resubmit for the authors', async () => {
    let initiative = await client.submit();
    initiative = await client.act(initiative, 'return', toRevise, reviewer);
    const { campaignId: _, ...revised } = submissionBody;
    expect(await refused(initiative, 'resubmission', revised, officer)).toBe('422 ON_BEHALF_WITHOUT_AUTHORISATION');
    initiative = await client.act(initiative, 'resubmission', { ...revised, authorisationRef: 'GUQ-8' }, officer);
    expect((await last(initiative)).metadata).toMatchObject({ role: 'UNION_OFFICER', onBehalfOf: author });
  });

  test('it is rejected in writing', async () => {
    const initiative = await client.startReview(await client.submit());
    expect(await refused(initiative, 'rejection', { ground: 'NOT_NEW' }, reviewer)).toBe('400 VALIDATION_FAILED');
    const body = { ground: 'NOT_NEW', reason: 'Đã áp dụng từ năm 2019.' };
    expect((await last(await client.act(initiative, 'rejection', body, reviewer))).event).toEqual({
      type: 'InitiativeRejected',
      data: {
        initiativeId: initiative.id,
        ground: 'NOT_NEW',
        rejectedBy: reviewer,
        content: { reason: 'Đã áp dụng từ năm 2019.' },
      },
    });
  });

  test('an author submits for a unit of the own, not for that of others', async () => {
    const alone = { authors: [{ memberId: coAuthor, shareBp: 10_000, lead: true }] };
    const body = { ...submissionBody, ...alone };
    expect((await service.post('initiatives', body, { as: coAuthor, key: 'other' })).json()).toMatchObject({
      code: 'UNIT_OF_OTHERS',
      errors: [{ pointer: '/unitId' }],
    });
    const above = await service.post('initiatives', { ...body, unitId: rootUnit }, { as: coAuthor, key: 'above' });
    expect(above.statusCode).toBe(201);
  });

  test('only an author may withdraw it', async () => {
    const initiative = await client.submit({ authorisationRef: 'GUQ-7' }, officer);
    expect(await refused(initiative, 'withdrawal', { reason: 'Nộp nhầm.' }, officer)).toBe('403 NOT_AN_AUTHOR');
    const withdrawn = await client.act(initiative, 'withdrawal', { reason: 'Nộp nhầm.' }, coAuthor);
    expect((await last(withdrawn)).event.data).toMatchObject({ withdrawnBy: coAuthor });
  });

  test('a reviewer named without being asked declines, and may decide', async () => {
    const named = [
      { memberId: author, shareBp: 6_000, lead: true },
      { memberId: reviewer, shareBp: 4_000, lead: false },
    ];
    let initiative = await client.submit({ authors: named });
    expect(await refused(initiative, 'review', {}, reviewer)).toBe('409 CONFLICT_OF_INTEREST');
    expect(await refused(initiative, 'authorship-decline', { reason: 'x' }, stranger)).toBe('403 NOT_AN_AUTHOR');
    initiative = await client.act(initiative, 'authorship-decline', { reason: 'Không được hỏi.' }, reviewer);
    expect((await last(initiative)).event).toEqual({
      type: 'AuthorshipDeclined',
      data: { initiativeId: initiative.id, declinedBy: reviewer, content: { reason: 'Không được hỏi.' } },
    });
    initiative = await client.startReview(initiative);
    expect((await last(initiative)).event.type).toBe('ReviewStarted');
  });

  test('it is marked a duplicate of an earlier one, and the mark is removed', async () => {
    const earlier = await client.submit();
    service.later(1);
    let initiative = await client.submit();
    expect(await refused(earlier, 'duplicate-mark', duplicateOf(initiative.id), reviewer)).toBe(
      '422 ORIGINAL_IS_LATER',
    );
    expect(await refused(initiative, 'duplicate-mark', duplicateOf(stranger), reviewer)).toBe('422 ORIGINAL_NOT_FOUND');
    initiative = await client.act(initiative, 'duplicate-mark', duplicateOf(earlier.id), reviewer);
    expect((await last(initiative)).event).toMatchObject({
      type: 'InitiativeMarkedDuplicate',
      data: { originalId: earlier.id, originalReceivedAt: '2022-03-01T02:00:00.000Z' },
    });
    initiative = await client.act(initiative, 'duplicate-mark/removal', { reason: 'Khác nguyên lý.' }, reviewer);
    expect((await last(initiative)).event).toMatchObject({
      type: 'DuplicateLinkRemoved',
      data: { originalId: earlier.id, removedBy: reviewer },
    });
    expect((await client.startReview(initiative)).etag).toBe('"3"');
  });

  test('a former author of the original neither marks a rival nor removes the link', async () => {
    const withReviewer = [
      { memberId: author, shareBp: 6_000, lead: true },
      { memberId: reviewer, shareBp: 4_000, lead: false },
    ];
    let earlier = await client.submit({ authors: withReviewer });
    earlier = await client.act(earlier, 'return', toRevise, officer);
    await client.act(
      earlier,
      'resubmission',
      { ...submissionBody, campaignId: undefined, authorisationRef: 'GUQ-8' },
      author,
    );
    service.later(1);
    let initiative = await client.submit();
    expect(await refused(initiative, 'duplicate-mark', duplicateOf(earlier.id), reviewer)).toBe(
      '409 CONFLICT_OF_INTEREST',
    );
    initiative = await client.act(initiative, 'duplicate-mark', duplicateOf(earlier.id), officer);
    expect(await refused(initiative, 'duplicate-mark/removal', { reason: 'Khác.' }, reviewer)).toBe(
      '409 CONFLICT_OF_INTEREST',
    );
  });
});
