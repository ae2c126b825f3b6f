import { existsSync, mkdirSync, mkdtempSync, readdirSync as readdir, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { openService } from '@app/composition';
import { settingsFrom } from '@app/config';
import { EmbeddedEventStore } from '@app/event-store';
import { loadOrCreateSecret } from '@app/http/dev-tokens';
import { Output } from './output.js';
import { programFor, runCommandLine } from './program.js';

const BUILT = { version: '1.2.3', projector: new URL('file:///unused') };
const ID = '00000000-0000-4000-8000-000000000001';
const SILENT = { out: () => undefined, err: () => undefined };
const program = programFor(new Output(false, SILENT), BUILT);

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const run = async (line: string): Promise<Ran> => {
  let [out, err] = ['', ''];
  const args = line.split(' ');
  const streams = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
  const code = await runCommandLine(args, new Output(args.includes('--json'), streams), BUILT);
  return { code, out, err };
};

/** The one document of a text that is one line. */
const documentOf = (text: string): unknown => {
  expect(text).toMatch(/^[^\n]+\n$/);
  return JSON.parse(text);
};

const helped = (command: Command): readonly (readonly [string, string])[] => {
  const help = command.createHelp();
  return [
    [command.name(), command.description()],
    ...help.visibleOptions(command).map(({ flags, description }) => [flags, description] as const),
    ...help.visibleArguments(command).map((argument) => [argument.name(), argument.description] as const),
    ...help.visibleCommands(command).map((each) => [each.name(), each.description()] as const),
  ];
};

test.each([program, ...program.commands].flatMap(helped))(
  '%s is described in Vietnamese, then in English',
  (_, text) => {
    const [vi, en, ...more] = text.split('\n');
    expect(more).toEqual([]);
    expect(vi).toMatch(/[^\x00-\x7f]/);
    expect(en).toMatch(/^[\x20-\x7e]+$/);
  },
);

test.each(['--version', '--help', 'help as-of', 'token --help'])('%s answers on stdout', async (line) => {
  expect(await run(line)).toEqual({ code: 0, out: expect.stringMatching(/./), err: '' });
});

describe('a wrong command line is refused in Vietnamese, then in English:', () => {
  const wrong: readonly (readonly [line: string, vi: string])[] = [
    ['demos', 'Không có lệnh “demos”. Có phải “demo”?'],
    ['demo --sed', 'Không có tùy chọn “--sed”. Có phải “--seed”?'],
    ['token', 'Còn thiếu tùy chọn --member <id>.'],
    ['demo --seed', 'Tùy chọn --seed <n> cần một giá trị.'],
    ['demo --seed x', 'Giá trị “x” của tùy chọn --seed <n> chưa đúng: cần một số nguyên từ 0 đến 999.999.999'],
    ['demo --seed -1', 'Giá trị “-1” của tùy chọn --seed <n> chưa đúng'],
    ['demo --scale 101', 'Giá trị “101” của tùy chọn --scale <x> chưa đúng: cần một số từ 0,02 đến 100.'],
    ['demo --scale 0', 'Giá trị “0” của tùy chọn --scale <x> chưa đúng'],
    [
      'token --member operator --hours 99999',
      'Giá trị “99999” của tùy chọn --hours <n> chưa đúng: cần một số nguyên từ 1 đến 2.160',
    ],
    ['token --member operator --hours 0', 'Giá trị “0” của tùy chọn --hours <n> chưa đúng'],
    ['token --member operator --hours 1.5', 'Giá trị “1.5” của tùy chọn --hours <n> chưa đúng'],
    ['token --member CD-1', 'Giá trị “CD-1” của tùy chọn --member <id> chưa đúng: cần mã định danh'],
    ['history --as ' + ID, 'Còn thiếu tham số <initiative>.'],
    ['members --as ' + ID, 'Còn thiếu tham số <words>.'],
    ['me', 'Còn thiếu tùy chọn --as <memberId>.'],
    ['history bơm --as ' + ID, 'Giá trị “bơm” của tham số <initiative> chưa đúng: cần mã sáng kiến'],
    [`history ${ID} --as operator`, 'Giá trị “operator” của tùy chọn --as <memberId> chưa đúng'],
    [`history ${ID} --as ${ID} --url localhost:3000`, 'Giá trị “localhost:3000” của tùy chọn --url <url> chưa đúng'],
    ...['2022-02-30', '2022-05-31T17:00', '31-05-2022', '-1', '1e3', '2022-05-31T25:00Z'].map(
      (at) =>
        [
          `as-of ${ID} --as ${ID} --at ${at}`,
          `Giá trị “${at}” của tùy chọn --at <moment> chưa đúng: cần một ngày có thật như 2022-05-31`,
        ] as const,
    ),
    ['rebuild again', 'Có tham số thừa.'],
  ];

  test.each(wrong)('%s', async (line, vi) => {
    const { code, out, err } = await run(line);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.split('\n').slice(0, 2)).toEqual([
      expect.stringContaining(vi),
      expect.stringMatching(/^error: [\x20-\x7e“”]/),
    ]);
    const asJson = await run(`${line} --json`.replace('--seed --json', '--json --seed'));
    expect(documentOf(asJson.err)).toEqual({
      code: 'USAGE',
      detail: { vi: expect.stringContaining(vi), en: expect.stringMatching(/./) },
    });
  });
});

describe('on a data folder', () => {
  const audit = `SK-MAU-P1-000001 --as ${ID}`;
  const lines: { readonly [command: string]: string } = {
    demo: 'demo --no-serve --event-store esdb://127.0.0.1:1',
    token: 'token --member operator',
    history: `history ${audit}`,
    'as-of': `as-of ${audit} --at 2022-01-17`,
    members: `members An --as ${ID}`,
    me: `me --as ${ID}`,
    rebuild: 'rebuild',
    doctor: 'doctor',
    'clean-orphans': 'clean-orphans',
    'accept-loss': 'accept-loss --yes',
    'copy-to-servers': 'copy-to-servers',
  };
  let parent: string;
  let folder: string;

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'cli-'));
    folder = join(parent, 'data');
    process.env.SANGKIEN_DATA = folder;
  });
  afterEach(() => {
    jest.restoreAllMocks();
    for (const name of ['SANGKIEN_DATA', 'SANGKIEN_EVENT_STORE', 'SANGKIEN_MONGO']) delete process.env[name];
    process.exitCode = undefined;
    rmSync(parent, { recursive: true });
  });

  it('knows a line of every command', () => {
    expect(Object.keys(lines)).toEqual(program.commands.map((command) => command.name()));
  });

  test.each([
    ['token', 'DATA_FOLDER_NOT_FOUND', 'DATA_FILE_NOT_FOUND', 'dev-token.key'],
    ['history', 'DATA_FOLDER_NOT_FOUND', 'DATA_FILE_NOT_FOUND', 'dev-token.key'],
    ['as-of', 'DATA_FOLDER_NOT_FOUND', 'DATA_FILE_NOT_FOUND', 'dev-token.key'],
    ['members', 'DATA_FOLDER_NOT_FOUND', 'DATA_FILE_NOT_FOUND', 'dev-token.key'],
    ['me', 'DATA_FOLDER_NOT_FOUND', 'DATA_FILE_NOT_FOUND', 'dev-token.key'],
    ['rebuild', 'DATA_FOLDER_NOT_FOUND', 'DATA_FILE_NOT_FOUND', 'events.db'],
    ['clean-orphans', 'DATA_FOLDER_NOT_FOUND', 'DATA_FILE_NOT_FOUND', 'events.db'],
    ['accept-loss', 'DATA_FOLDER_NOT_FOUND', 'DATA_FILE_NOT_FOUND', 'events.db'],
    ['copy-to-servers', 'DATA_FOLDER_NOT_FOUND', 'DATA_FILE_NOT_FOUND', 'events.db'],
  ])(
    '%s creates nothing in a folder without data, and says what it looked for',
    async (name, noFolder, noFile, file) => {
      if (name === 'copy-to-servers') {
        process.env.SANGKIEN_EVENT_STORE = 'esdb://127.0.0.1:1?tls=false';
        process.env.SANGKIEN_MONGO = 'mongodb://127.0.0.1:1/';
      }
      const missing = await run(`${lines[name]!} --json`);
      expect({ ...missing, err: documentOf(missing.err) }).toEqual({
        code: 1,
        out: '',
        err: { code: noFolder, detail: { vi: expect.stringContaining(folder), en: expect.stringContaining(folder) } },
      });
      expect(existsSync(folder)).toBe(false);

      mkdirSync(folder);
      const empty = await run(lines[name]!);
      expect(empty).toMatchObject({ code: 1, out: '' });
      expect(empty.err).toMatch(new RegExp(`^Lỗi: .*${file}.*\nerror: .*${file}`));
      expect(documentOf((await run(`${lines[name]!} --json`)).err)).toMatchObject({ code: noFile });
      expect(readdir(folder)).toEqual([]);
    },
  );

  it('points from the data folder to the one of the demo inside', async () => {
    const data = folder;
    loadOrCreateSecret(join(data, 'demo'), 'dev-token.key');
    const { code, err } = await run(lines.token!);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(`set SANGKIEN_DATA=${join(data, 'demo')}`) });
  });

  describe('of a service', () => {
    let ofService: string;

    beforeAll(async () => {
      ofService = mkdtempSync(join(tmpdir(), 'cli-'));
      const settings = settingsFrom({ SANGKIEN_DATA: ofService, SANGKIEN_PROJECTIONS: 'inline' });
      await (await openService({ settings, projector: new URL('file:///unused'), logger: false })).close();
    });
    beforeEach(() => {
      process.env.SANGKIEN_DATA = ofService;
    });
    afterAll(() => rmSync(ofService, { recursive: true }));

    test.each([
      ['token', { token: expect.stringMatching(/^ey/), member: 'operator', hours: 8 }],
      ['rebuild', { events: 0, seconds: expect.any(Number) }],
      ['doctor', { sound: true, checks: expect.any(Array) }],
      ['clean-orphans', { removed: [] }],
      ['accept-loss', { losses: [], accepted: true }],
    ])('%s --json prints one document', async (name, document) => {
      const { code, out, err } = await run(`${lines[name]!} --json`);
      expect({ code, err, document: documentOf(out) }).toEqual({ code: 0, err: '', document });
    });

    test('token prints the token alone for people', async () => {
      expect(await run(lines.token!)).toEqual({ code: 0, out: expect.stringMatching(/^ey[\w.-]+\n$/), err: '' });
    });

    test.each(['rebuild', 'accept-loss', 'clean-orphans'])('%s says who uses the folder', async (name) => {
      const events = await EmbeddedEventStore.open({ folder: ofService, mode: 'writer', commits: 'inline' });
      try {
        const { code, err } = await run(lines[name]!);
        expect(code).toBe(1);
        expect(err).toMatch(/^Lỗi: Thư mục dữ liệu đang được một tiến trình khác dùng.*\nerror: .*in use by.*\n$/);
      } finally {
        await events.close();
      }
    });
  });

  test.each(['demo', 'copy-to-servers'])('%s --json prints one problem where servers are not named', async (name) => {
    const { code, out, err } = await run(`${lines[name]!} --json`);
    expect({ code, out, problem: documentOf(err) }).toEqual({
      code: 1,
      out: '',
      problem: { code: expect.stringMatching(/^[A-Z_]+$/), detail: { vi: expect.any(String), en: expect.any(String) } },
    });
  });
});
