import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { assertReached, HighWaterMark, readMark } from './high-water-mark.js';

const LOG = '6b1c9a52-5c59-4d0c-9d6f-2f2a4f0f1e11';

describe('the high-water mark', () => {
  let root: string;
  let folder: string;
  let head: bigint | null;
  let failures: (string | null)[];
  let tick: () => void;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'mark-'));
    folder = join(root, 'data');
    mkdirSync(folder);
    head = null;
    failures = [];
    jest.spyOn(globalThis, 'setInterval').mockImplementation((run: () => void, everyMs?: number) => {
      expect(everyMs).toBeLessThan(1_000);
      tick = run;
      return setTimeout(() => undefined, 0);
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(root, { recursive: true });
  });

  const keep = (): Promise<HighWaterMark> =>
    HighWaterMark.keep({
      folder,
      log: LOG,
      head: async () => head,
      onFailure: (failure) => failures.push(failure && failure.message),
    });
  const marked = (): bigint | undefined => readMark(folder)?.position;
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await nextTurn();
  };

  it('is there from the start, follows the log, and is written a last time at the end', async () => {
    const mark = await keep();
    expect(readFileSync(join(folder, 'events.high-water'), 'utf8')).toBe(`log ${LOG}\nposition -1\n`);
    head = 4n;
    tick();
    await until(() => marked() === 4n);
    head = 9n;
    await mark.close();
    expect(marked()).toBe(9n);
    expect(failures).toEqual([]);
  });

  it('tells once that it cannot be written, and again when it can', async () => {
    const mark = await keep();
    rmSync(folder, { recursive: true });
    head = 1n;
    for (const _ of ['first', 'second']) {
      tick();
      await until(() => mark.failure !== null);
      await nextTurn();
    }
    mkdirSync(folder);
    await until(() => {
      tick();
      return mark.failure === null;
    });
    expect(failures).toEqual([expect.stringContaining('ENOENT'), null]);
    await mark.close();
    expect(marked()).toBe(1n);
  });

  it('names the events that a log has lost, and no others', async () => {
    head = 9n;
    await (await keep()).close();
    const compared = (log: string, at: bigint | null) => () => assertReached(folder, readMark(folder), log, at);
    expect(compared(LOG, 9n)).not.toThrow();
    expect(compared(LOG, 30n)).not.toThrow();
    expect(compared(LOG, 6n)).toThrow(/ends at position 6, but reached position 9 .+ 3 events are lost/);
    expect(compared(LOG, null)).toThrow(/has no event, but reached position 9 .+ 10 events are lost/);
    expect(compared(LOG.replace('6', '7'), 9n)).toThrow(/is of the log 6b1c9a52/);
    rmSync(join(folder, 'events.high-water'));
    expect(compared(LOG, null)).not.toThrow();
  });
});
