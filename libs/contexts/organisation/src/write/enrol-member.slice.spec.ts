import { commandIdOf, derivedId } from '@app/command-handling';
import type { SpecService } from '@app/testing';
import { category } from '../specs/a-member.js';
import {
  administratorId,
  enrolMember,
  establishUnit,
  grantRole,
  rootId,
  startFounded,
} from '../specs/organisation-service.js';

describe('POST /members', () => {
  let service: SpecService;
  let unitId: string;

  beforeEach(async () => {
    service = await startFounded();
    unitId = await establishUnit(service, 'unit', { code: 'CD-05' });
  });
  afterEach(() => service.close());

  const person = (changed: object = {}) => ({
    unitId,
    fullName: 'Nguyễn Thị Mẫu',
    memberNumber: 'DV-7',
    email: 'mau@example.org',
    phone: null,
    jobTitle: 'Kỹ sư',
    category,
    ...changed,
  });
  const enrol = (body: object = person(), key = 'member', as = administratorId) =>
    service.post('members', body, { as, key });

  test('enrols the member and stores the person in the vault', async () => {
    const answer = await enrol();

    const { id } = answer.json<{ id: string }>();
    expect(answer.statusCode).toBe(201);
    expect(answer.headers.location).toBe(`/api/v1/members/${id}`);
    expect((await service.events(`member-${id}`)).map(({ event }) => event)).toEqual([
      { type: 'MemberEnrolled', data: { memberId: id, unitId, category, enrolledOn: '2022-01-10' } },
    ]);
    expect(await service.vault.get(id)).toEqual({
      fullName: 'Nguyễn Thị Mẫu',
      memberNumber: 'DV-7',
      email: 'mau@example.org',
      phone: null,
      jobTitle: 'Kỹ sư',
    });
  });

  test('no personal data is in the log, not even in stream names', async () => {
    await enrol(person({ phone: '0900 000 007' }));
    const log = (await service.store.readAll({ limit: 100 }))
      .map(({ stream, data, metadata }) => [stream, data, metadata].join(' '))
      .join('\n');

    expect(log).toContain('memberNumber-');
    for (const secret of ['Nguyễn Thị', 'Kỹ sư', 'DV-7', 'mau@example.org', '0900']) expect(log).not.toContain(secret);
  });

  test('the stored command hash does not depend on the person', async () => {
    const first = await enrol(person(), 'one');
    const second = await enrol(person({ fullName: 'Trần Văn Mẫu', memberNumber: 'DV-8' }), 'two');
    const hashes = await Promise.all(
      [first, second].map(async (answer) => {
        const [recorded] = await service.events(`member-${answer.json<{ id: string }>().id}`);
        return recorded!.metadata.commandHash;
      }),
    );
    expect(new Set(hashes).size).toBe(1);
  });

  test('a retry returns the first response', async () => {
    const first = await enrol();
    const again = await enrol();

    expect(again.statusCode).toBe(201);
    expect(again.json()).toEqual(first.json());
    expect(again.headers['idempotency-replayed']).toBe('true');
  });

  test.each([
    ['unit', () => ({ unitId: rootId })],
    ['category', () => ({ category: { ...category, leader: true } })],
    ['name', () => ({ fullName: 'Nguyễn Văn Khác' })],
    ['number', () => ({ memberNumber: 'DV-9' })],
    ['job title', () => ({ jobTitle: 'Tổ trưởng' })],
    ['address', () => ({ email: null })],
  ])('another %s under the same key is refused', async (_what, changed) => {
    const { id } = (await enrol()).json<{ id: string }>();
    const other = await enrol(person(changed()));

    expect(other.statusCode).toBe(422);
    expect(other.json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await service.vault.get(id)).toMatchObject({ fullName: 'Nguyễn Thị Mẫu', memberNumber: 'DV-7' });
  });

  test('a retry after the person was forgotten returns the first response and restores nothing', async () => {
    const first = await enrol();
    const { id } = first.json<{ id: string }>();
    await service.vault.forget(id);

    expect((await enrol()).json()).toEqual(first.json());
    expect(await service.vault.get(id)).toBeNull();
  });

  test('a number belongs to one active member, and a refused person is not stored', async () => {
    const first = await enrol();
    service.later(3_600_000);
    const second = await enrol(person({ fullName: 'Trần Văn Mẫu' }), 'another');

    expect(second.statusCode).toBe(409);
    expect(second.json()).toMatchObject({ code: 'MEMBER_NUMBER_TAKEN', errors: [{ pointer: '/memberNumber' }] });
    expect(second.json()).toMatchObject({
      detail:
        'Một đoàn viên đang sinh hoạt tại Đơn vị CD-05 mang số thẻ này; hỏi quản trị viên hoặc cán bộ công đoàn đơn vị tại đó.',
      facts: { requiredRoles: ['ADMINISTRATOR', 'UNION_OFFICER'], unitId, unitName: 'Đơn vị CD-05' },
    });
    for (const secret of [first.json<{ id: string }>().id, 'Nguyễn Thị Mẫu']) {
      expect(JSON.stringify(second.json())).not.toContain(secret);
    }
    expect(JSON.stringify(second.json())).not.toContain('DV-7');
    const refused = derivedId(commandIdOf(administratorId, 'another'), 'member');
    expect(await service.vault.get(refused)).toBeNull();
  });

  test('a member who left can be enrolled again under the same number', async () => {
    const { id } = (await enrol()).json<{ id: string }>();
    await service.post(`members/${id}/departure`, { effectiveOn: '2022-01-10' }, { as: administratorId, key: 'gone' });
    const back = await enrol(person(), 'back');

    expect(back.statusCode).toBe(201);
    expect(back.json<{ id: string }>().id).not.toBe(id);
    expect((await enrol(person(), 'twice')).json()).toMatchObject({ code: 'MEMBER_NUMBER_TAKEN' });
  });

  test('a retry completes an enrolment interrupted between the number and the member', async () => {
    service.store.interruptBefore('member-');
    expect((await enrol()).statusCode).toBe(503);
    expect((await enrol(person(), 'another')).json()).toMatchObject({ code: 'MEMBER_NUMBER_TAKEN' });

    const again = await enrol();
    expect(again.statusCode).toBe(201);
    const { id } = again.json<{ id: string }>();
    expect(await service.events(`member-${id}`)).toHaveLength(1);
    expect(await service.vault.get(id)).toMatchObject({ memberNumber: 'DV-7' });
  });

  test('officers may enrol in their own unit and below; reviewers may not', async () => {
    const other = await establishUnit(service, 'other', { code: 'CD-06' });
    const officer = await enrolMember(service, 'DV-1', unitId);
    await grantRole(service, officer, 'UNION_OFFICER', unitId);
    await grantRole(service, officer, 'REVIEWER', other);

    expect((await enrol(person(), 'own', officer)).statusCode).toBe(201);
    const elsewhere = await enrol(person({ unitId: other, memberNumber: 'DV-8' }), 'elsewhere', officer);
    expect(elsewhere.statusCode).toBe(403);
    expect(elsewhere.json()).toMatchObject({ code: 'OUT_OF_SCOPE_UNIT' });
  });

  test('nobody can be enrolled in a dissolved unit', async () => {
    await service.post(`units/${unitId}/dissolution`, { decisionNo: '04/QĐ' }, { as: administratorId, key: 'end' });
    const answer = await enrol();

    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'UNIT_INACTIVE', errors: [{ pointer: '/unitId' }] });
  });

  test('stores one \u0110 and one space in names, whichever were typed', async () => {
    const answer = await enrol(
      person({ fullName: ' \u00D0\u1EB7ng  Th\u1ECB\u00A0\u2003\u0189\u00E0o ', jobTitle: 'V\u1EADn  h\u00E0nh' }),
    );
    expect(await service.vault.get(answer.json<{ id: string }>().id)).toMatchObject({
      fullName: 'Đặng Thị Đào',
      jobTitle: 'Vận hành',
    });
  });

  test('contact data is optional, the name is required', async () => {
    const { email: _email, phone: _phone, ...bare } = person();
    const answer = await enrol(bare);
    const { id } = answer.json<{ id: string }>();
    expect(await service.vault.get(id)).toMatchObject({ email: null, phone: null });

    const nameless = await enrol(person({ fullName: undefined, memberNumber: 'DV-8' }), 'nameless');
    expect(nameless.json()).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ pointer: '/fullName' }] });
  });
});
