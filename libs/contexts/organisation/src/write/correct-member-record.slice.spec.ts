import type { SpecService } from '@app/testing';
import { organisationProjections } from '../organisation.projections.js';
import { category } from '../specs/a-member.js';
import { administratorId, enrolMember, establishUnit, grantRole, startFounded } from '../specs/organisation-service.js';

describe('POST /members/{memberId}/record-correction', () => {
  let service: SpecService;
  let unitId: string;
  let memberId: string;

  beforeEach(async () => {
    service = await startFounded(...organisationProjections);
    unitId = await establishUnit(service, 'unit', { code: 'CD-05' });
    memberId = await enrolMember(service, 'DV-1', unitId);
  });
  afterEach(() => service.close());

  const reason = 'Ghi sai khi nhập danh sách.';
  const leader = { ...category, leader: true };
  const correct = (changed: object, { as = administratorId, key = 'correct', of = memberId, ifMatch = '' } = {}) =>
    service.post(`members/${of}/record-correction`, { reason, ...changed }, { as, key, ...(ifMatch && { ifMatch }) });
  const corrections = async () =>
    (await service.events(`member-${memberId}`))
      .map(({ event }) => event)
      .filter(({ type }) => type === 'MemberRecordCorrected');
  const nameInVault = async () => (await service.vault.get(memberId))?.fullName;
  const card = async () => (await service.get(`members/${memberId}`, { as: administratorId })).json<object>();

  test('corrects name and category, and the log holds no name', async () => {
    const answer = await correct({ fullName: 'Nguyễn  Thị \u00a0Đúng'.normalize('NFD'), category: leader });

    expect(answer.statusCode).toBe(200);
    expect(await corrections()).toEqual([
      {
        type: 'MemberRecordCorrected',
        data: {
          memberId,
          corrected: ['fullName', 'category'],
          previousCategory: category,
          category: leader,
          content: { reason },
        },
      },
    ]);
    expect(await card()).toMatchObject({ name: 'Nguyễn Thị Đúng', category: leader });
    expect(await service.vault.get(memberId)).toMatchObject({ memberNumber: 'DV-1' });
    const log = await service.store.readAll({ limit: 100 });
    expect(log.map(({ data, metadata }) => data + metadata).join()).not.toContain('Đúng');
  });

  test('corrects a job title, or removes a wrong one', async () => {
    await correct({ jobTitle: 'Kỹ sư' });
    expect(await card()).toMatchObject({ name: 'Người DV-1', jobTitle: 'Kỹ sư' });
    await correct({ jobTitle: null }, { key: 'none' });
    expect(await card()).toMatchObject({ name: 'Người DV-1', jobTitle: null });
    expect(await corrections()).toMatchObject([
      { data: { corrected: ['jobTitle'], category: null } },
      { data: { corrected: ['jobTitle'], category: null } },
    ]);
  });

  test('the history shows the correction after the enrolment', async () => {
    await correct({ fullName: 'Nguyễn Thị Đúng' });
    const answer = await service.get(`members/${memberId}/history`, { as: memberId });

    expect(answer.json<{ items: { sentence: { vi: string } }[] }>().items.map(({ sentence }) => sentence.vi)).toEqual([
      expect.stringContaining('thêm Nguyễn Thị Đúng vào Đơn vị CD-05'),
      'Phan Thị Mẫu đính chính họ tên của Nguyễn Thị Đúng. Lý do: “Ghi sai khi nhập danh sách.”.',
    ]);
    const nobody = await service.get('members/0f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f/history', { as: memberId });
    expect(nobody.json()).toMatchObject({ status: 404, code: 'MEMBER_NOT_FOUND' });
  });

  test('a value that is already right succeeds without an event', async () => {
    expect((await correct({ fullName: 'Người DV-1', category })).statusCode).toBe(200);
    expect(await corrections()).toEqual([]);
  });

  test('a retry returns the first response, even after a later correction', async () => {
    const first = await correct({ fullName: 'Tên Một' });
    expect((await correct({ fullName: 'Tên Một' })).json()).toEqual(first.json());
    await correct({ fullName: 'Tên Hai' }, { key: 'later' });
    const again = await correct({ fullName: 'Tên Một' });

    expect(again.json()).toEqual(first.json());
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await nameInVault()).toBe('Tên Hai');
    expect(await corrections()).toHaveLength(2);
  });

  test('another name under the same key is refused and not stored', async () => {
    await correct({ fullName: 'Tên Một' });
    expect((await correct({ fullName: 'Tên Khác' })).json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect((await correct({ category: leader })).json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await nameInVault()).toBe('Tên Một');
  });

  test('a retry of the enrolment after the correction returns the first response', async () => {
    await correct({ fullName: 'Tên Một' });
    expect(await enrolMember(service, 'DV-1', unitId)).toBe(memberId);
    expect(await nameInVault()).toBe('Tên Một');
  });

  test('two concurrent corrections are both recorded; the name is that of the last event', async () => {
    const answers = await Promise.all([
      correct({ fullName: 'Tên Một' }, { key: 'one' }),
      correct({ fullName: 'Tên Hai' }, { key: 'two' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(await corrections()).toHaveLength(2);
    const revisions = answers.map((answer) => Number(answer.json<{ revision: string }>().revision));
    expect(await nameInVault()).toBe(revisions[0]! > revisions[1]! ? 'Tên Một' : 'Tên Hai');
  });

  test('a correction that lost a race is decided again, and both are recorded', async () => {
    service.store.aroundNextAppend({
      to: 'member-',
      before: async () => {
        await correct({ fullName: 'Tên Hai' }, { key: 'faster' });
      },
    });
    expect((await correct({ fullName: 'Tên Một' })).json()).toMatchObject({ revision: '2' });
    expect(await corrections()).toHaveLength(2);
    expect(await nameInVault()).toBe('Tên Một');
  });

  test('officers may correct in their own unit and below; others may not', async () => {
    const officer = await enrolMember(service, 'DV-2', unitId);
    expect((await correct({ fullName: 'Tên Một' }, { as: officer })).json()).toMatchObject({
      status: 403,
      code: 'OUT_OF_SCOPE_UNIT',
    });
    expect(await nameInVault()).toBe('Người DV-1');
    await grantRole(service, officer, 'UNION_OFFICER', unitId);
    expect((await correct({ fullName: 'Tên Một' }, { as: officer })).statusCode).toBe(200);
    const own = await correct({ category: leader }, { as: officer, of: officer, key: 'own' });
    expect(own.json()).toMatchObject({ status: 403, code: 'OWN_CATEGORY' });
  });

  test('an erased person stays erased', async () => {
    await service.vault.forget(memberId);
    expect((await correct({ fullName: 'Tên Một' })).json()).toMatchObject({
      status: 409,
      code: 'PERSONAL_DATA_ERASED',
    });
    expect(await service.vault.get(memberId)).toBeNull();
  });

  test('needs something to correct, a reason and a member', async () => {
    expect((await correct({})).json()).toMatchObject({ status: 422, code: 'NOTHING_TO_CORRECT' });
    expect((await correct({ fullName: 'Tên', reason: ' ' })).json()).toMatchObject({
      code: 'VALIDATION_FAILED',
      errors: [{ pointer: '/reason' }],
    });
    const nobody = await correct({ fullName: 'Tên' }, { of: '0f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f' });
    expect(nobody.json()).toMatchObject({ status: 404, code: 'MEMBER_NOT_FOUND' });
  });

  test('a stale revision is refused, and the name is not stored', async () => {
    const answer = await correct({ fullName: 'Tên Một' }, { ifMatch: '"7"' });
    expect(answer.statusCode).toBe(412);
    expect(await nameInVault()).toBe('Người DV-1');
  });
});
