import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOrCreateSecret } from '@app/http';
import { Output } from './output.js';
import { runCommandLine } from './program.js';

const BUILT = { version: '1.2.3', projector: new URL('file:///unused') };
const ID = '00000000-0000-4000-8000-00000000000a';
const READER = '00000000-0000-4000-8000-00000000000b';
const CODE = 'SK-MAU-P1-000001';

const entry = (revision: number, recordedAt: string): object => ({
  revision: String(revision),
  position: String(40 + revision),
  type: 'InitiativeSubmitted',
  recordedAt,
  sentence: { vi: `việc ${revision}`, en: `deed ${revision}` },
});
const card = {
  id: ID,
  code: CODE,
  title: 'Cải tiến (mẫu)',
  status: 'APPROVED',
  phase: 1,
  unit: { name: 'Công đoàn Mẫu' },
  authors: [
    { name: 'Mẫu An', shareBp: 6000 },
    { name: null, shareBp: 4000 },
  ],
  receivedAt: '2022-01-10T02:00:00.000Z',
  claimedVnd: '1500000',
  assessed: false,
  verifiedVnd: null,
  asOf: { position: '41', recordedAt: '2022-01-17T16:59:00.000Z' },
};

describe('history and as-of', () => {
  let folder: string;
  /** What the service answers, by the path of the request. */
  let answers: { readonly [path: string]: readonly [status: number, body: unknown] };
  let asked: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'audit-'));
    process.env.SANGKIEN_DATA = folder;
    loadOrCreateSecret(folder, 'dev-token.key');
    asked = [];
    answers = {
      [`/api/v1/initiatives?limit=200&q=${CODE}`]: [
        200,
        {
          items: [
            { id: READER, code: `${CODE}0` },
            { id: ID, code: CODE },
          ],
        },
      ],
      [`/api/v1/initiatives/${ID}/history?limit=200`]: [
        200,
        { items: [entry(0, '2022-01-16T17:30:00.000Z')], nextCursor: 'a&b' },
      ],
      [`/api/v1/initiatives/${ID}/history?limit=200&cursor=a%26b`]: [
        200,
        { items: [entry(1, '2022-01-17T16:59:00.000Z')], nextCursor: null },
      ],
      [`/api/v1/initiatives/${ID}?asOf=2022-01-17T16%3A59%3A59.999Z`]: [200, card],
    };
    jest.spyOn(globalThis, 'fetch').mockImplementation(async (url, request) => {
      const { pathname, search } = new URL(url);
      asked.push(`${pathname}${search}`);
      const [status, body] = answers[`${pathname}${search}`] ?? [404, { code: 'NOT_THERE', title: 'x' }];
      const { 'accept-language': language } = request!.headers as Record<string, string>;
      return new Response(typeof body === 'function' ? body(language) : JSON.stringify(body), { status });
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    delete process.env.SANGKIEN_DATA;
    rmSync(folder, { recursive: true });
  });

  const run = async (line: string): Promise<{ readonly code: number; readonly out: string; readonly err: string }> => {
    let [out, err] = ['', ''];
    const args = line.split(' ');
    const streams = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
    const code = await runCommandLine(args, new Output(args.includes('--json'), streams), BUILT);
    return { code, out, err };
  };

  it('finds an initiative by its public code, in any letters, and shows all pages in Vietnamese time', async () => {
    const { code, out, err } = await run(`history ${CODE.toLowerCase()} --as ${READER}`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n').slice(2)).toEqual([
      '   0  00:30 ngày 17/01/2022  InitiativeSubmitted  @40',
      '      việc 0',
      '      deed 0',
      '   1  23:59 ngày 17/01/2022  InitiativeSubmitted  @41',
      '      việc 1',
      '      deed 1',
      '',
    ]);
    expect(out).toMatch(/giờ Việt Nam \(UTC\+7\)/);
  });

  it('keeps instants in UTC for programs', async () => {
    const { out } = await run(`history ${ID} --as ${READER} --json`);
    expect(JSON.parse(out)).toEqual({
      initiativeId: ID,
      items: [entry(0, '2022-01-16T17:30:00.000Z'), entry(1, '2022-01-17T16:59:00.000Z')],
    });
    expect(asked).toHaveLength(2);
  });

  it('finds members by words, and says when there are more', async () => {
    const an = { id: ID, name: 'Mẫu An', memberNumber: 'DV-7', unit: { name: 'Công đoàn Mẫu' }, active: true };
    const left = { ...an, id: READER, memberNumber: null, active: false };
    const found = (items: readonly object[], nextCursor: string | null) => [200, { items, nextCursor }] as const;
    answers = {
      '/api/v1/members?limit=50&q=m%E1%BA%ABu%20an': found([an, left], 'more'),
      '/api/v1/members?limit=50&q=x': found([], null),
    };
    const { code, out } = await run(`members mẫu an --as ${READER}`);
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      `${ID}  Mẫu An  DV-7  Công đoàn Mẫu`,
      `${READER}  Mẫu An  Công đoàn Mẫu  đã thôi sinh hoạt / left`,
      'Còn nữa; chỉ in 50 người đầu.',
      'There are more; these are the first 50.',
      '',
    ]);
    const json = await run(`members mẫu an --as ${READER} --json`);
    expect(JSON.parse(json.out)).toEqual({ items: [an, left], more: true });
    expect((await run(`members x --as ${READER}`)).out).toBe('Không tìm thấy ai.\nNobody was found.\n');
  });

  it('says who a member is, and what they may do', async () => {
    const member = { name: 'Mẫu An', memberNumber: 'DV-7', unit: { name: 'Công đoàn Mẫu' }, active: true };
    const answer = {
      subject: READER,
      member,
      roles: [
        { role: 'REVIEWER', unit: { name: 'Công đoàn Mẫu' }, inForce: true },
        { role: 'AUDITOR', unit: { name: 'Công đoàn cũ' }, inForce: false },
      ],
      commands: [
        { command: 'ApproveInitiative', allowed: true, refusal: null },
        { command: 'RenameUnit', allowed: false, refusal: 'OUT_OF_SCOPE_UNIT' },
      ],
    };
    answers = { '/api/v1/me': [200, answer] };
    expect((await run(`me --as ${READER}`)).out.split('\n')).toEqual([
      `${READER}  Mẫu An  DV-7  Công đoàn Mẫu`,
      expect.stringMatching(/^ {2}cán bộ xét duyệt \/ reviewer: Công đoàn Mẫu$/),
      '  ✓ ApproveInitiative',
      '  – RenameUnit  OUT_OF_SCOPE_UNIT',
      '',
    ]);
    expect(JSON.parse((await run(`me --as ${READER} --json`)).out)).toEqual(answer);
    answers = { '/api/v1/me': [200, { ...answer, member: null, roles: [] }] };
    expect((await run(`me --as ${READER}`)).out).toContain(`${READER} is not a member.`);
  });

  it('takes a day as its end in Viet Nam, and says so', async () => {
    const { code, out } = await run(`as-of ${CODE} --as ${READER} --at 2022-01-17`);
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      `${CODE} · Cải tiến (mẫu)`,
      'Theo những gì đã ghi đến 24:00 ngày 17/01/2022 (giờ Việt Nam, UTC+7); sự kiện cuối ghi lúc 23:59 ngày 17/01/2022, vị trí 41',
      'As recorded until 24:00 on 17/01/2022 (time in Viet Nam, UTC+7); last event at 23:59 on 17/01/2022, position 41',
      '  Trạng thái / status                         hợp lệ / approved',
      '  Đơn vị / unit                               Công đoàn Mẫu',
      expect.stringMatching(/Tác giả \/ authors +Mẫu An 60.%, \(đã xóa tên\) 40.% \/ Mẫu An 60%, \(erased\) 40%$/),
      '  Giai đoạn tiếp nhận / phase of receipt      1',
      '  Tiếp nhận lúc / received                    09:00 ngày 10/01/2022 / 09:00 on 10/01/2022',
      '  Làm lợi, tác giả khai / benefit claimed     1.500.000 đồng / VND 1,500,000',
      '  Làm lợi, đã thẩm định / benefit verified    chưa thẩm định / not verified yet',
      '',
    ]);
    expect(JSON.parse((await run(`as-of ${CODE} --as ${READER} --at 2022-01-17 --json`)).out)).toEqual(card);
  });

  test.each([
    ['1234', '1234'],
    ['2022-05-31', '2022-05-31T16:59:59.999Z'],
    ['2022-05-31T23:59+07:00', '2022-05-31T16:59:00.000Z'],
    ['2022-05-31T17:00:00.5Z', '2022-05-31T17:00:00.500Z'],
  ])('--at %s asks as of %s', async (at, asOf) => {
    await run(`as-of ${ID} --as ${READER} --at ${at}`);
    expect(asked[0]).toBe(`/api/v1/initiatives/${ID}?asOf=${encodeURIComponent(asOf)}`);
  });

  describe('says why it has no answer:', () => {
    const line = `as-of ${ID} --as ${READER} --at 1234`;
    const path = `/api/v1/initiatives/${ID}?asOf=1234`;

    it('the code is nobody’s', async () => {
      answers = { '/api/v1/initiatives?limit=200&q=SK-X-P1-1': [200, { items: [] }] };
      const { code, err } = await run(`history SK-X-P1-1 --as ${READER}`);
      expect({ code, err }).toEqual({
        code: 1,
        err: 'Lỗi: Không có sáng kiến nào mang mã SK-X-P1-1.\nerror: no initiative has the code SK-X-P1-1\n',
      });
    });

    it('the service refuses, with every fault in both languages', async () => {
      const problem = (language: string): string => {
        const errors = [{ parameter: 'asOf', code: 'WRONG', detail: `fault ${language}` }];
        return JSON.stringify({
          code: 'VALIDATION_FAILED',
          title: `title ${language}`,
          detail: `detail ${language}`,
          errors,
        });
      };
      answers = { [path]: [400, problem] };
      expect((await run(line)).err.split('\n')).toEqual([
        'Lỗi: title vi: detail vi',
        'error: title en: detail en (400 VALIDATION_FAILED)',
        '  asOf: fault vi',
        '  asOf: fault en',
        '',
      ]);
      expect(JSON.parse((await run(`${line} --json`)).err)).toEqual({
        code: 'VALIDATION_FAILED',
        status: 400,
        detail: { vi: 'title vi: detail vi', en: 'title en: detail en' },
        errors: [{ parameter: 'asOf', code: 'WRONG', detail: { vi: 'fault vi', en: 'fault en' } }],
      });
    });

    it('the token is of another data folder', async () => {
      answers = { [path]: [401, { code: 'UNAUTHENTICATED', title: 'x' }] };
      expect((await run(line)).err).toMatch(/dịch vụ này dùng thư mục dữ liệu khác.*\n.*another data folder/);
    });

    it('another program listens there', async () => {
      answers = { [path]: [200, () => '<html>'] };
      expect((await run(line)).err).toMatch(/không phải hệ thống này.*\nerror: .* is not this service/);
      answers = { [path]: [404, { error: 'x' }] };
      expect((await run(line)).err).toMatch(/is not this service/);
    });

    it('nobody listens there', async () => {
      jest.mocked(fetch).mockRejectedValue(new TypeError('fetch failed'));
      const { code, err } = await run(`${line} --url http://127.0.0.1:9`);
      expect({ code, err }).toEqual({
        code: 1,
        err: expect.stringMatching(/Không kết nối được http:\/\/127\.0\.0\.1:9;.*\nerror: /),
      });
    });
  });
});
