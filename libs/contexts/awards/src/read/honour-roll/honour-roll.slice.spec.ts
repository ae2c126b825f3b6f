import { campaignsProjections } from '@app/campaigns/read-models';
import { initiativesProjections } from '@app/initiatives/read-models';
import type { SpecService } from '@app/testing';
import { awardsProjections } from '../../awards.projections.js';
import {
  affiliated,
  author,
  campaignId,
  coAuthor,
  counted,
  countedInPhase2,
  countedWithoutMoney,
  grassroots,
  id,
  campaignOfficer,
} from '../../specs/a-programme.js';
import { awardRequest, revocationRequest, toInitiative, toUnit } from '../../specs/an-award.js';
import { startAwards } from '../../specs/awards-service.js';
import type { AwardResponse } from '../award.response.js';

interface Page {
  readonly items: readonly AwardResponse[];
  readonly nextCursor: string | null;
}

describe('GET /campaigns/{campaignId}/honour-roll', () => {
  let service: SpecService;

  beforeEach(async () => {
    service = await startAwards(...campaignsProjections, ...initiativesProjections, ...awardsProjections);
    const person = { memberNumber: 'MAU-1', email: null, phone: null, jobTitle: null };
    await service.vault.put(author, { ...person, fullName: 'Mẫu Văn Yên' });
    await service.vault.put(coAuthor, { ...person, fullName: 'Mẫu Thị Ân' });
  });
  afterEach(() => service.close());

  const get = (path: string) => service.get(path, { as: campaignOfficer });
  const award = async (key: string, body: object): Promise<string> => {
    const answer = await service.post('awards', body, { as: campaignOfficer, key });
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json<{ id: string }>().id;
  };
  const revoke = (awardId: string) =>
    service.post(`awards/${awardId}/revocation`, revocationRequest(), {
      as: campaignOfficer,
      key: 'revoke',
      ifMatch: '"0"',
    });
  const roll = async (query = ''): Promise<Page> =>
    (await get(`campaigns/${campaignId}/honour-roll${query}`)).json<Page>();
  const honoured = ({ items }: Page) =>
    items.map(({ recipient }) => (recipient.kind === 'INITIATIVE' ? recipient.initiativeId : recipient.name));
  const forCoAuthor = { recipient: { kind: 'MEMBER', memberId: coAuthor } };
  const forPhase2 = { achievements: [{ kind: 'INITIATIVE', initiativeId: countedInPhase2 }] };

  const asCalled = (number: number, leadName: string | null = 'Mẫu Văn Yên') => ({
    title: 'Cải tiến hệ thống làm mát đường ống',
    code: `SK-MAU-2022-P1-00000${number}`,
    authors: [
      { memberId: author, name: leadName, lead: true },
      { memberId: coAuthor, name: 'Mẫu Thị Ân', lead: false },
    ],
  });

  /** Two persons, a unit and an initiative, not in roll order. */
  const awardAll = async () => ({
    initiative: await award('initiative', toInitiative(countedWithoutMoney)),
    author: await award('author', awardRequest()),
    unit: await award('unit', toUnit()),
    coAuthor: await award('co-author', awardRequest({ ...forCoAuthor, ...forPhase2 })),
  });

  test('lists awards in force by form and level, then persons by given name', async () => {
    await awardAll();

    expect(honoured(await roll())).toEqual([
      'Công đoàn trực thuộc Mẫu',
      'Mẫu Thị Ân',
      'Mẫu Văn Yên',
      countedWithoutMoney,
    ]);
  });

  test('shows the unit as on the day of the decision, the benefit and the achievements', async () => {
    const awardId = await award('author', awardRequest({ decidedOn: '2023-09-19' }));

    expect((await roll()).items).toEqual([
      {
        id: awardId,
        revision: '0',
        status: 'IN_FORCE',
        campaignId,
        form: 'COMMENDATION',
        level: 'SECTOR',
        recipient: {
          kind: 'MEMBER',
          memberId: author,
          unitId: null,
          initiativeId: null,
          name: 'Mẫu Văn Yên',
          code: null,
          authors: [],
        },
        achievements: [
          { kind: 'INITIATIVE', initiativeId: counted, campaignId: null, phase: null, unitId: null, ...asCalled(1) },
        ],
        unit: { unitId: grassroots, code: 'DK-01-02', name: 'Công đoàn cơ sở Nhà máy Cũ' },
        benefitVnd: '90000000',
        ruleSetVersion: 1,
        decisionNo: 'QĐ-KT-MAU-1',
        decidedOn: '2023-09-19',
        signatory: 'Chủ tịch Công đoàn Ngành Mẫu',
        prizeVnd: '5000000',
        ceremonyOn: '2023-10-08',
        citation: 'Sáng kiến mẫu tiết kiệm năng lượng',
        revocation: null,
      },
    ]);
  });

  test('names every recipient: a person, a unit, and an initiative by its title, public code and authors', async () => {
    await awardAll();

    expect((await roll()).items.map(({ recipient: { name, code } }) => [name, code])).toEqual([
      ['Công đoàn trực thuộc Mẫu', 'DK-01'],
      ['Mẫu Thị Ân', null],
      ['Mẫu Văn Yên', null],
      ['Cải tiến hệ thống làm mát đường ống', 'SK-MAU-2022-P1-000002'],
    ]);
    await service.vault.forget(author);
    const { recipient, achievements } = (await roll()).items.at(-1)!;
    const { title: name, ...named } = asCalled(2, null);
    expect(recipient).toMatchObject({ name, ...named });
    expect(achievements).toEqual([
      {
        kind: 'INITIATIVE',
        initiativeId: countedWithoutMoney,
        campaignId: null,
        phase: null,
        unitId: null,
        ...asCalled(2, null),
      },
    ]);
  });

  test('leaves out revoked awards', async () => {
    const awards = await awardAll();
    await revoke(awards.author);

    expect(honoured(await roll())).toEqual(['Công đoàn trực thuộc Mẫu', 'Mẫu Thị Ân', countedWithoutMoney]);
  });

  test('shows the current name from the vault; a forgotten person has none and comes last', async () => {
    await awardAll();
    await service.vault.forget(coAuthor);

    expect(honoured(await roll())).toEqual(['Công đoàn trực thuộc Mẫu', 'Mẫu Văn Yên', null, countedWithoutMoney]);
  });

  test('pages by a cursor that contains no name', async () => {
    await awardAll();
    const first = await roll('?limit=2');
    const second = await roll(`?limit=2&cursor=${first.nextCursor}`);

    expect(honoured(first)).toEqual(['Công đoàn trực thuộc Mẫu', 'Mẫu Thị Ân']);
    expect(honoured(second)).toEqual(['Mẫu Văn Yên', countedWithoutMoney]);
    expect(second.nextCursor).toBeNull();
    expect(Buffer.from(first.nextCursor!, 'base64url').toString()).not.toContain('Ân');
  });

  test('continues after the last award seen, even if it was revoked and others were added meanwhile', async () => {
    const awards = await awardAll();
    const first = await roll('?limit=2');
    await revoke(awards.coAuthor);
    await award('before', awardRequest({ ...forPhase2, form: 'VGCL_MERIT_CERTIFICATE', level: 'NATIONAL' }));
    await award('behind', awardRequest({ ...forPhase2, level: 'GRASSROOTS' }));

    expect(honoured(await roll(`?limit=5&cursor=${first.nextCursor}`))).toEqual([
      'Mẫu Văn Yên',
      'Mẫu Văn Yên',
      countedWithoutMoney,
    ]);
  });

  test('a corrected name moves its award, so the next page is refused', async () => {
    await awardAll();
    const first = await roll('?limit=2');
    await service.given(`member-${coAuthor}`, {
      type: 'MemberRecordCorrected',
      data: {
        memberId: coAuthor,
        corrected: ['fullName'],
        previousCategory: null,
        category: null,
        content: { reason: 'Ghi lại họ tên.' },
      },
    });
    expect((await get(`campaigns/${campaignId}/honour-roll?cursor=${first.nextCursor}`)).json()).toMatchObject({
      status: 410,
      code: 'LIST_CHANGED',
    });
    expect((await roll('?limit=5')).items.length).toBeGreaterThan(2);
  });

  test('refuses a cursor of another list, and an unknown campaign', async () => {
    await awardAll();
    const { nextCursor } = (await get('awards?limit=1')).json<Page>();
    expect((await get(`campaigns/${campaignId}/honour-roll?cursor=${nextCursor}`)).json()).toMatchObject({
      code: 'INVALID_CURSOR',
    });
    expect((await get(`campaigns/${id(99)}/honour-roll`)).json()).toMatchObject({
      status: 404,
      code: 'CAMPAIGN_NOT_FOUND',
    });
  });

  describe('GET /awards', () => {
    test('lists the latest decision first, revoked ones too, and filters', async () => {
      const old = await award('old', awardRequest({ decidedOn: '2023-09-01' }));
      const fresh = await award('fresh', toUnit());
      await revoke(old);
      const ids = async (query: string) => (await get(`awards${query}`)).json<Page>().items.map((item) => item.id);

      expect(await ids('')).toEqual([fresh, old]);
      expect(await ids(`?campaignId=${campaignId}&status=REVOKED`)).toEqual([old]);
      expect(await ids(`?recipientId=${affiliated}`)).toEqual([fresh]);
      expect(await ids(`?unitId=${grassroots}`)).toEqual([old]);
      expect(await ids('?form=COMMENDATION&level=SECTOR')).toEqual([old]);
      expect(await ids('?level=NATIONAL')).toEqual([]);
      expect(await ids(`?campaignId=${id(99)}`)).toEqual([]);
    });

    test('pages', async () => {
      await awardAll();
      const first = (await get('awards?limit=3')).json<Page>();
      const second = (await get(`awards?limit=3&cursor=${first.nextCursor}`)).json<Page>();

      expect(new Set([...first.items, ...second.items].map((item) => item.id)).size).toBe(4);
      expect(second.nextCursor).toBeNull();
    });
  });

  describe('GET /awards/{awardId}', () => {
    test('shows an award with its revision, and its revocation', async () => {
      const awardId = await award('author', awardRequest());
      const before = await get(`awards/${awardId}`);
      await revoke(awardId);
      const after = await get(`awards/${awardId}`);

      expect(before.headers.etag).toMatch(/^"0-/);
      expect(before.json()).toMatchObject({ status: 'IN_FORCE', recipient: { name: 'Mẫu Văn Yên' }, revocation: null });
      expect(after.headers.etag).toMatch(/^"1-/);
      expect(after.json()).toMatchObject({ status: 'REVOKED', revocation: revocationRequest() });
    });

    test('404 for an unknown award', async () => {
      expect((await get(`awards/${id(99)}`)).json()).toMatchObject({ code: 'RECOGNITION_NOT_FOUND' });
    });
  });

  describe('GET /awards/{awardId}/history', () => {
    test('returns a sentence in both languages beside the stored event', async () => {
      const awardId = await award('author', awardRequest());
      await revoke(awardId);
      const { items } = (await get(`awards/${awardId}/history`)).json<{
        items: { type: string; sentence: { vi: string; en: string }; raw: { data: object } }[];
      }>();

      expect(items.map(({ type }) => type)).toEqual(['AwardGranted', 'AwardRevoked']);
      expect(items[0]!.sentence).toEqual({
        vi: 'Một đoàn viên (dữ liệu cá nhân đã xóa) ghi nhận: tặng Giấy khen (cấp công đoàn ngành trung ương và tương đương) cho Mẫu Văn Yên, Công đoàn cơ sở Nhà máy Mới, theo Quyết định số QĐ-KT-MAU-1 ngày 25/09/2023. Giá trị làm lợi đã thẩm định: 90.000.000 đồng. Tiền thưởng: 5.000.000 đồng.',
        en: 'A member (personal data erased) recorded an award: a commendation (at the level of a sector union) to Mẫu Văn Yên, Công đoàn cơ sở Nhà máy Mới, by Decision no. QĐ-KT-MAU-1 of 25/09/2023. Verified benefit: VND 90,000,000. Prize: VND 5,000,000.',
      });
      expect(items[1]!.sentence.en).toBe(
        'A member (personal data erased) recorded the revocation of the award by Decision no. QĐ-HUY-MAU-1 of 25/09/2023. Ground: a later conclusion, decision or judgment of the competent authority that the standard was not met. Reason: “Kết luận kiểm tra mẫu”.',
      );
      expect(items[1]!.raw.data).toMatchObject({ ground: 'LATER_CONCLUSION' });
    });

    test('names an honoured initiative by its title, and a unit as it was called', async () => {
      const sentenceOf = async (awardId: string) =>
        (await get(`awards/${awardId}/history`)).json<{ items: [{ sentence: { vi: string; en: string } }] }>().items[0]
          .sentence;
      const initiative = await sentenceOf(await award('initiative', toInitiative(countedWithoutMoney)));
      expect(initiative.vi).toContain(' sáng kiến “Cải tiến hệ thống làm mát đường ống”, Công đoàn cơ sở Nhà máy Mới');
      expect(initiative.en).toContain(' to the initiative “Cải tiến hệ thống làm mát đường ống”, ');
      const unit = await award('unit', toUnit());
      await service.given(`unit-${affiliated}`, {
        type: 'UnitRenamed',
        data: { unitId: affiliated, previousName: 'Công đoàn trực thuộc Mẫu', name: 'Tên mới', decisionNo: 'QĐ-5' },
      });
      expect((await sentenceOf(unit)).vi).toContain(' Công đoàn trực thuộc Mẫu, ');
    });

    test('404 for an unknown award', async () => {
      expect((await get(`awards/${id(99)}/history`)).json()).toMatchObject({
        code: 'RECOGNITION_NOT_FOUND',
      });
    });
  });
});
