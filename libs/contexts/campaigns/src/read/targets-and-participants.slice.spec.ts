import { figuresProjections } from '@app/figures/read-models';
import { organisationProjections } from '@app/organisation/read-models';
import type { SpecService } from '@app/testing';
import { campaignsProjections } from '../campaigns.projections.js';
import { campaignId, openingOfPhase1, phase1, phase2, preparing, published } from '../specs/a-campaign.js';
import { east, eastPlant, id, owner, west } from '../specs/a-union.js';
import { eastOfficer, givenCampaign, granted, member, officer, startInUnion } from '../specs/campaigns-in-a-union.js';

const PERSON = { memberNumber: 'MAU-1', email: null, phone: null, jobTitle: null };
const path = (of: string): string => `campaigns/${campaignId}/${of}`;
const unitName = (unitId: string, code: string) => ({ id: unitId, name: `Công đoàn ${code}` });
const officerNamed = { memberId: officer, name: 'Mẫu Thị Ái' };

let service: SpecService;
beforeAll(async () => {
  service = await startInUnion(...organisationProjections, ...campaignsProjections, ...figuresProjections);
  await service.vault.put(officer, { ...PERSON, fullName: 'Mẫu Thị Ái' });
  await service.vault.put(member, { ...PERSON, fullName: 'Mẫu Văn Chi' });
  await givenCampaign(service, published, phase1, phase2);
});
afterAll(() => service.close());

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}
const page = async <Item>(of: string, as = member): Promise<Page<Item>> => {
  const answer = await service.get(path(of), { as });
  expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
  return answer.json<Page<Item>>();
};
const refusal = async (of: string, as = member): Promise<object> => {
  const { status, code } = (await service.get(path(of), { as })).json<{ status: number; code: string }>();
  return { status, code };
};

describe('targets', () => {
  const target = { unitId: east, scope: 'PHASE_1', metric: 'M04', value: 1400, decisionNo: 'QĐ-MAU-11' };
  const set = async (of: string, body: object, as = officer): Promise<void> => {
    const answer = await service.post(path(of), body, { as });
    expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
  };
  interface Target {
    readonly unitCode: string;
    readonly scope: string;
    readonly value: number;
  }
  const shown = async (query: string) =>
    (await page<Target>(`targets${query}`)).items.map(({ unitCode, scope, value }) => [unitCode, scope, value]);

  beforeAll(async () => {
    await set('targets', { ...target, unitId: west, value: 900 });
    await set('targets', target);
    await set('targets', { ...target, unitId: eastPlant, value: 700 }, eastOfficer);
    await set('targets', { ...target, unitId: owner, scope: 'CAMPAIGN', value: 5300 });
    service.at('2022-01-05T02:00:00.000Z');
    await set('targets/revision', { ...target, value: 0, decisionNo: 'QĐ-MAU-12', reason: 'Đơn vị tách ra.' });
    service.at(preparing);
  });

  test('GET targets shows each as it stands, with who set it and when, by the code of the unit', async () => {
    const { items } = await page<Target>('targets');
    expect(items.map(({ unitCode }) => unitCode)).toEqual(['DONG', 'DONG-1', 'MAU', 'TAY']);
    expect(items[0]).toEqual({
      unit: unitName(east, 'DONG'),
      unitCode: 'DONG',
      scope: 'PHASE_1',
      metric: 'M04',
      value: 0,
      assignedByUnit: unitName(owner, 'MAU'),
      decisionNo: 'QĐ-MAU-12',
      setBy: officerNamed,
      setAt: '2022-01-05T02:00:00.000Z',
      revised: { previousValue: 1400, reason: 'Đơn vị tách ra.' },
      revision: '1',
    });
    expect(items[1]).toMatchObject({
      setBy: { memberId: eastOfficer, name: null },
      setAt: preparing,
      revised: null,
      revision: '0',
    });
  });

  test('GET targets filters, and pages', async () => {
    expect(await shown(`?unitId=${west}`)).toEqual([['TAY', 'PHASE_1', 900]]);
    expect(await shown(`?assignedByUnitId=${owner}&scope=PHASE_1&metric=M04`)).toEqual([
      ['DONG', 'PHASE_1', 0],
      ['TAY', 'PHASE_1', 900],
    ]);
    expect(await shown('?scope=CAMPAIGN')).toEqual([['MAU', 'CAMPAIGN', 5300]]);
    expect(await shown('?metric=M10')).toEqual([]);
    const first = await page<Target>('targets?limit=3');
    expect((await page<Target>(`targets?limit=3&cursor=${first.nextCursor}`)).items).toMatchObject([
      { unitCode: 'TAY' },
    ]);
    const elsewhere = `targets?scope=PHASE_1&cursor=${first.nextCursor}`;
    expect(await refusal(elsewhere)).toEqual({ status: 400, code: 'INVALID_CURSOR' });
  });

  test('GET targets/{unitId}/history tells each assignment and revision, under the name of then', async () => {
    await service.given(`unit-${east}`, {
      type: 'UnitRenamed',
      data: { unitId: east, previousName: 'Công đoàn DONG', name: 'Công đoàn Biển Đông', decisionNo: 'QĐ-MAU-13' },
    });
    const { items } = await page<{ type: string; sentence: object; raw: { data: object } }>(`targets/${east}/history`);
    expect(items.map(({ type, sentence }) => [type, sentence])).toEqual([
      [
        'TargetAssigned',
        {
          vi: 'Mẫu Thị Ái giao chỉ tiêu “Sáng kiến hợp lệ” (giai đoạn 1) cho Công đoàn DONG: 1.400; đơn vị giao: Công đoàn MAU; theo văn bản số QĐ-MAU-11.',
          en: 'Mẫu Thị Ái assigned the target “Counted initiatives” (phase 1) to Công đoàn DONG: 1,400; assigned by Công đoàn MAU; by document no. QĐ-MAU-11.',
        },
      ],
      [
        'TargetRevised',
        {
          vi: 'Mẫu Thị Ái điều chỉnh chỉ tiêu “Sáng kiến hợp lệ” (giai đoạn 1) của Công đoàn DONG từ 1.400 thành không giao; đơn vị giao: Công đoàn MAU; theo văn bản số QĐ-MAU-12. Lý do: “Đơn vị tách ra.”.',
          en: 'Mẫu Thị Ái revised the target “Counted initiatives” (phase 1) of Công đoàn DONG from 1,400 to none; assigned by Công đoàn MAU; by document no. QĐ-MAU-12. Reason: “Đơn vị tách ra.”.',
        },
      ],
    ]);
    expect(items[1]!.raw.data).toMatchObject({ value: 0, previousValue: 1400 });
    const [own] = (await page<{ sentence: { vi: string } }>(`targets/${owner}/history`)).items;
    expect(own!.sentence.vi).toContain(' (toàn chương trình) cho Công đoàn MAU: 5.300; theo văn bản số ');
    expect((await page(`targets/${east}/history?limit=1`)).nextCursor).not.toBeNull();
  });

  test('404 for an unknown campaign, and for a unit without a target', async () => {
    expect((await service.get(`campaigns/${id(99)}/targets`, { as: member })).json()).toMatchObject({
      status: 404,
      code: 'CAMPAIGN_NOT_FOUND',
    });
    expect(await refusal(`targets/${id(98)}/history`)).toEqual({ status: 404, code: 'TARGET_NOT_ASSIGNED' });
  });
});

describe('GET participants', () => {
  const [colleague, westerner, newcomer] = [id(41), id(42), id(43)];
  const enrol = (memberId: string, unitId: string) =>
    service.given(`member-${memberId}`, {
      type: 'MemberEnrolled',
      data: {
        memberId,
        unitId,
        category: { qualification: 'UNIVERSITY_OR_ABOVE', leader: false, sector: 'ENTERPRISE' },
        enrolledOn: '2022-01-03',
      },
    });
  const register = async (memberId: string, as: string) => {
    service.later(1000);
    const answer = await service.post(path('participants'), { memberId }, { as });
    expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
  };
  interface Listed {
    readonly memberId: string;
  }
  const ids = async (as: string, query = ''): Promise<readonly string[]> =>
    (await page<Listed>(`participants${query}`, as)).items.map(({ memberId }) => memberId);

  beforeAll(async () => {
    await enrol(colleague, east);
    await enrol(westerner, west);
    await enrol(newcomer, west);
    service.at(openingOfPhase1);
    await service.given(`member-${officer}`, granted(officer, 'UNION_OFFICER', owner));
    await register(westerner, officer);
    await register(member, member);
    await register(colleague, eastOfficer);
  });

  test('shows who registered, when and by whom, the first one first', async () => {
    const { items } = await page<Listed>('participants', officer);
    expect(items.map(({ memberId }) => memberId)).toEqual([westerner, member, colleague]);
    expect(items[1]).toEqual({
      memberId: member,
      name: 'Mẫu Văn Chi',
      unit: unitName(eastPlant, 'DONG-1'),
      registeredAt: '2022-01-07T17:00:02.000Z',
      registeredBy: { memberId: member, name: 'Mẫu Văn Chi' },
    });
    expect(items[0]).toMatchObject({ name: null, registeredBy: officerNamed });
  });

  test('has as many as the figures count', async () => {
    const summary = (await service.get(path('summary'), { as: officer })).json<{ registeredMembers: number }>();
    expect((await ids(officer)).length).toBe(summary.registeredMembers);
  });

  test('shows the units of the asker: the own one, those of a role, and all below', async () => {
    expect(await ids(member)).toEqual([member]);
    expect(await ids(newcomer)).toEqual([westerner]);
    expect(await ids(eastOfficer)).toEqual([member, colleague]);
    await service.given(`member-${newcomer}`, granted(newcomer, 'AUDITOR', east));
    expect(await ids(newcomer)).toEqual([westerner, member, colleague]);
    const first = await page<Listed>('participants?limit=2', newcomer);
    expect(first.items.map(({ memberId }) => memberId)).toEqual([westerner, member]);
    expect(await ids(newcomer, `?limit=2&cursor=${first.nextCursor}`)).toEqual([colleague]);
  });

  test('filters by unit, and refuses one out of scope', async () => {
    expect(await ids(officer, `?unitId=${east}`)).toEqual([member, colleague]);
    expect(await ids(eastOfficer, `?unitId=${eastPlant}`)).toEqual([member]);
    expect(await refusal(`participants?unitId=${west}`, eastOfficer)).toEqual({
      status: 403,
      code: 'OUT_OF_SCOPE_UNIT',
    });
    expect(await refusal('participants', id(97))).toEqual({ status: 403, code: 'NOT_AN_ACTIVE_MEMBER' });
  });

  test('an erased person stays without a name', async () => {
    await service.vault.forget(member);
    expect((await page<Listed>('participants')).items).toMatchObject([
      { memberId: member, name: null, registeredBy: { name: null } },
    ]);
  });
});
