import type { SpecService } from '@app/testing';
import {
  administratorId,
  enrolMember,
  establishUnit,
  grantRole,
  rootId,
  startFounded,
} from '../specs/organisation-service.js';

describe('POST /units', () => {
  let service: SpecService;

  beforeEach(async () => {
    service = await startFounded();
  });
  afterEach(() => service.close());

  const unit = (changed: object = {}) => ({
    code: 'CD-05',
    name: 'Công đoàn Cảng Mẫu',
    level: 'AFFILIATED',
    parentId: rootId,
    ...changed,
  });
  const establish = (body: object, key = 'unit', as = administratorId) => service.post('units', body, { as, key });
  const administratorOf = async (unitId: string, key: string): Promise<string> => {
    const memberId = await enrolMember(service, key, unitId);
    await grantRole(service, memberId, 'ADMINISTRATOR', unitId);
    return memberId;
  };

  test('establishes the unit and records the mandate', async () => {
    const answer = await establish(unit({ block: 'KHOI-1' }));

    const { id } = answer.json<{ id: string }>();
    expect(answer.statusCode).toBe(201);
    expect(answer.headers).toMatchObject({ location: `/api/v1/units/${id}`, etag: '"0"' });
    const [recorded] = await service.events(`unit-${id}`);
    expect(recorded).toMatchObject({
      event: { type: 'UnitEstablished', data: { unitId: id, ...unit({ block: 'KHOI-1' }) } },
      metadata: {
        actor: administratorId,
        role: 'ADMINISTRATOR',
        unitId: rootId,
        commandType: 'EstablishUnit',
      },
    });
    expect((await service.events('unitCode-CD-05')).map(({ event }) => event.data)).toEqual([
      { code: 'CD-05', unitId: id, holder: `unit-${id}` },
    ]);
  });

  test('a retry returns the first response, even after the role has ended', async () => {
    const middle = await establishUnit(service, 'middle', { code: 'CD-01' });
    const manager = await administratorOf(middle, 'M-1');
    const first = await establish(unit({ parentId: middle }), 'unit', manager);
    await service.post(
      `members/${manager}/roles/revocation`,
      { role: 'ADMINISTRATOR', unitId: middle, decisionNo: '03/QĐ-MAU' },
      { as: administratorId, key: 'revocation' },
    );

    const again = await establish(unit({ parentId: middle }), 'unit', manager);
    expect(again.statusCode).toBe(201);
    expect(again.json()).toEqual(first.json());
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect((await establish(unit({ parentId: middle, code: 'CD-06' }), 'new', manager)).statusCode).toBe(403);
  });

  test('other content under the same key is refused', async () => {
    await establish(unit());
    const other = await establish(unit({ name: 'Công đoàn khác' }));

    expect(other.statusCode).toBe(422);
    expect(other.json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  test('a code is never reused', async () => {
    const first = await establish(unit());
    const { id } = first.json<{ id: string }>();
    await service.post(`units/${id}/dissolution`, { decisionNo: '04/QĐ' }, { as: administratorId, key: 'end' });
    service.later(3_600_000);
    const second = await establish(unit(), 'another');

    expect(second.statusCode).toBe(409);
    expect(second.json()).toMatchObject({ code: 'UNIT_CODE_TAKEN', errors: [{ pointer: '/code' }] });
  });

  test('of two concurrent commands with one code, one succeeds', async () => {
    const answers = await Promise.all([establish(unit(), 'one'), establish(unit(), 'two'), establish(unit(), 'three')]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
  });

  test('a retry completes a command interrupted between the code and the unit', async () => {
    service.store.interruptBefore('unit-');
    expect((await establish(unit())).statusCode).toBe(503);
    expect(await service.events('unitCode-CD-05')).toHaveLength(1);
    expect((await establish(unit(), 'another')).json()).toMatchObject({ code: 'UNIT_CODE_TAKEN' });

    const again = await establish(unit());
    expect(again.statusCode).toBe(201);
    const { id } = again.json<{ id: string }>();
    expect(await service.events(`unit-${id}`)).toHaveLength(1);
  });

  test('the code of an interrupted command without a retry is free after a minute', async () => {
    service.store.interruptBefore('unit-');
    await establish(unit());
    service.later(60_001);

    expect((await establish(unit(), 'another')).statusCode).toBe(201);
  });

  test('a role covers the unit and those below, not those beside or above', async () => {
    const left = await establishUnit(service, 'left', { code: 'CD-01' });
    const right = await establishUnit(service, 'right', { code: 'CD-02' });
    const below = await establishUnit(service, 'below', { code: 'CD-01-01', parentId: left });
    const manager = await administratorOf(left, 'M-1');
    const status = async (parentId: string, code: string) =>
      (await establish(unit({ parentId, code }), code, manager)).statusCode;

    expect(await status(left, 'X-1')).toBe(201);
    expect(await status(below, 'X-2')).toBe(201);
    expect(await status(right, 'X-3')).toBe(403);
    expect(await status(rootId, 'X-4')).toBe(403);
  });

  test('other roles may not change the tree, and a member who left may change nothing', async () => {
    const officer = await enrolMember(service, 'M-1', rootId);
    await grantRole(service, officer, 'UNION_OFFICER', rootId);
    expect((await establish(unit(), 'unit', officer)).json()).toMatchObject({ code: 'OUT_OF_SCOPE_UNIT' });

    const manager = await administratorOf(rootId, 'M-2');
    await service.post(
      `members/${manager}/departure`,
      { effectiveOn: '2022-01-10' },
      { as: administratorId, key: 'gone' },
    );
    expect((await establish(unit(), 'unit', manager)).json()).toMatchObject({ code: 'NOT_AN_ACTIVE_MEMBER' });
  });

  test('a role given at a unit ends when the unit is dissolved', async () => {
    const left = await establishUnit(service, 'left', { code: 'CD-01' });
    const below = await establishUnit(service, 'below', { code: 'CD-01-01', parentId: left });
    const manager = await administratorOf(left, 'M-1');
    await service.post(`units/${left}/dissolution`, { decisionNo: '05/QĐ' }, { as: administratorId, key: 'end' });

    expect((await establish(unit({ parentId: below }), 'unit', manager)).statusCode).toBe(403);
    expect((await establish(unit({ parentId: below }))).statusCode).toBe(201);
  });

  test('the parent must exist', async () => {
    const answer = await establish(unit({ parentId: '0f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f' }));

    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'UNKNOWN_UNIT', errors: [{ pointer: '/parentId' }] });
  });

  test.each([
    ['code', 'cd-05'],
    ['level', 'CITY'],
    ['parentId', 'root'],
    ['name', ' '],
    ['block', 'khối 1'],
  ])('a %s of %j is not valid', async (field, value) => {
    const answer = await establish(unit({ [field]: value }));

    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ pointer: `/${field}` }] });
  });
});
