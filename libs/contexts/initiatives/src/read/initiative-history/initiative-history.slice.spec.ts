import { organisationProjections } from '@app/organisation/read-models';
import type { SpecService } from '@app/testing';
import { initiativesProjections } from '../../initiatives.projections.js';
import { author, campaignId, reviewer, stranger, submission, unit } from '../../specs/an-initiative.js';
import {
  InitiativeClient,
  auditor,
  startInitiatives,
  submissionBody,
  unitRenamed,
} from '../../specs/initiatives-service.js';

interface Entry {
  readonly type: string;
  readonly revision: string;
  readonly actor: { readonly memberId: string; readonly name: string | null };
  readonly role: string | null;
  readonly sentence: { readonly vi: string; readonly en: string };
  readonly raw: {
    readonly type: string;
    readonly data: { readonly content?: object; readonly contentWithheld?: true };
  };
}

describe('GET /initiatives/{id}/history', () => {
  let service: SpecService;
  let client: InitiativeClient;

  beforeAll(async () => {
    service = await startInitiatives(...organisationProjections, ...initiativesProjections);
    client = new InitiativeClient(service);
  });
  afterAll(() => service.close());

  const history = async (id: string, as = stranger, query = '') => {
    const answer = await service.get(`initiatives/${id}/history${query}`, { as });
    return { status: answer.statusCode, ...answer.json<{ items: readonly Entry[]; nextCursor: string | null }>() };
  };
  const secret = {
    confidentiality: 'TECH_SECRET',
    content: { ...submission.content, effectSummary: 'Giảm 5 % nhiên liệu.' },
  };
  const revision = { reasons: [{ field: 'essence', text: 'Nói rõ về chất xúc tác.' }], dueOn: '2022-03-20' };

  it('returns a sentence in both languages with each stored event', async () => {
    const { id } = await client.approved();
    const { items } = await history(id);
    expect(items.map(({ type }) => type)).toEqual([
      'InitiativeSubmitted',
      'ReviewStarted',
      'RecognitionDecisionRecorded',
      'BenefitAssessed',
      'InitiativeApproved',
    ]);
    expect(items[0]!.sentence).toEqual({
      vi: 'Đỗ Thị Mẫu nộp sáng kiến “Cải tiến hệ thống làm mát đường ống” cùng đồng tác giả Lê Văn Thử, đơn vị Công đoàn Nhà máy Mẫu. Hệ thống tiếp nhận lúc 09:00 ngày 01/03/2022, tính vào giai đoạn 1. Giá trị làm lợi khai báo: 1.500.000.000 đồng.',
      en: 'Đỗ Thị Mẫu submitted “Cải tiến hệ thống làm mát đường ống” with Lê Văn Thử, Công đoàn Nhà máy Mẫu. Received at 09:00 on 01/03/2022, phase 1. Claimed benefit: VND 1,500,000,000.',
    });
    expect(items[4]).toMatchObject({ actor: { memberId: reviewer, name: 'Phạm Thị Giả' }, role: 'REVIEWER' });
    const [stored] = await service.store.readStream(`initiative-${id}`);
    expect(items[0]!.raw.data).toEqual(JSON.parse(stored!.data));
  });

  it('shows units as they were called, persons as they are', async () => {
    const { id } = await client.submit();
    await service.given(`unit-${unit}`, unitRenamed(unit, 'Công đoàn Nhà máy Mẫu', 'Công đoàn Nhà máy Mới'));
    const later = await client.submit();
    await service.vault.amend(author, { fullName: 'Đỗ Thị Mẫn' });
    const sentenceOf = async (initiativeId: string) => (await history(initiativeId)).items[0]!.sentence.en;
    expect(await sentenceOf(id)).toMatch(/^Đỗ Thị Mẫn submitted .* Công đoàn Nhà máy Mẫu\./);
    expect(await sentenceOf(later.id)).toMatch(/^Đỗ Thị Mẫn submitted .* Công đoàn Nhà máy Mới\./);
  });

  it('is read page by page', async () => {
    const { id } = await client.approved();
    const first = await history(id, stranger, '?limit=2');
    expect(first.items.map(({ revision: each }) => each)).toEqual(['0', '1']);
    const second = await history(id, stranger, `?limit=3&cursor=${first.nextCursor}`);
    expect(second.items.map(({ revision: each }) => each)).toEqual(['2', '3', '4']);
    expect(second.nextCursor).toBeNull();
  });

  it('404 for an unknown id and for drafts of others', async () => {
    const draft = { campaignId, unitId: unit, title: 'Bản nháp', note: 'còn thiếu' };
    const { id } = (await service.post('initiatives/drafts', draft, { as: author })).json<{ id: string }>();
    expect((await history(stranger)).status).toBe(404);
    expect((await history(id, auditor)).status).toBe(404);
    expect((await history(id, author)).items).toHaveLength(1);
  });

  it('withholds the notes of a draft from others after it was submitted', async () => {
    const draft = { campaignId, unitId: unit, title: 'Bản nháp', note: 'chưa hỏi tổ trưởng' };
    const { id } = (await service.post('initiatives/drafts', draft, { as: author })).json<{ id: string }>();
    await client.act({ id, etag: '"0"' }, 'submission', submissionBody, author);
    const [begun, submitted] = (await history(id)).items;
    expect(begun!.raw.data).toMatchObject({ content: { title: 'Bản nháp', note: '' }, contentWithheld: true });
    expect(submitted!.raw.data.content).toEqual(submission.content);
    expect((await history(id, author)).items[0]!.raw.data.content).toEqual({
      title: 'Bản nháp',
      note: 'chưa hỏi tổ trưởng',
    });
  });

  it('withholds the texts of a technical secret from others, in sentences and events', async () => {
    const initiative = await client.submit(secret);
    await client.act(initiative, 'return', revision, reviewer);
    const open = await history(initiative.id);
    expect(JSON.stringify(open)).not.toContain('xúc tác');
    expect(JSON.stringify(open)).not.toContain(submission.content.essence);
    expect(open.items[0]!.raw.data).toMatchObject({
      contentWithheld: true,
      content: { title: submission.content.title, effectSummary: 'Giảm 5 % nhiên liệu.', essence: '' },
    });
    expect(open.items[1]!.sentence.vi).toBe(
      'Phạm Thị Giả trả lại để bổ sung: bản chất giải pháp. Hạn bổ sung: 24:00 ngày 20/03/2022.',
    );
    const whole = await history(initiative.id, auditor);
    expect(whole.items[1]!.sentence.vi).toBe(
      'Phạm Thị Giả trả lại để bổ sung: bản chất giải pháp (“Nói rõ về chất xúc tác.”). Hạn bổ sung: 24:00 ngày 20/03/2022.',
    );
    expect(whole.items[0]!.raw.data.content).toMatchObject({ essence: submission.content.essence });
  });

  it('withholds a version that was a secret, even if a later version is not', async () => {
    let initiative = await client.submit(secret);
    initiative = await client.act(initiative, 'return', revision, reviewer);
    const { campaignId: _, ...revised } = submissionBody;
    await client.act(initiative, 'resubmission', revised, author);
    const { items } = await history(initiative.id);
    expect(items.map(({ raw }) => raw.data.contentWithheld ?? false)).toEqual([true, false, false]);
  });
});
