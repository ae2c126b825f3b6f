import { setImmediate } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { DataFiles } from './data-files.js';

describe('DataFiles', () => {
  const error = new Error('disk I/O error');
  const file = '/data/events.db';
  let told: string[];
  let files: DataFiles;

  beforeEach(() => {
    told = [];
    for (const level of ['log', 'error'] as const) {
      jest
        .spyOn(Logger.prototype, level)
        .mockImplementation((...[line]: readonly unknown[]) => void told.push(`${level}: ${String(line)}`));
    }
    files = new DataFiles();
  });
  afterEach(() => jest.restoreAllMocks());

  it('passes each file that is written', () => {
    files.watch('log-writer');
    files.watch('person-vault');
    expect(files.checks()).toEqual([
      { name: 'log-writer', status: 'pass' },
      { name: 'person-vault', status: 'pass' },
    ]);
    expect(told).toEqual([]);
  });

  it('warns of a full disk until there is room: traffic still gets its reads', () => {
    const changed = files.watch('log-writer');
    changed({ kind: 'disk-full', file, error });
    expect(files.checks()).toEqual([
      { name: 'log-writer', status: 'warn', detail: 'no room to write /data/events.db: disk I/O error' },
    ]);
    expect(files.fatalChecks()).toEqual([]);
    changed({ kind: 'writing' });
    expect(files.checks()).toEqual([{ name: 'log-writer', status: 'pass' }]);
  });

  it('tells a shortage once, although small writes succeed in it, and its end', async () => {
    files = new DataFiles(0);
    const changed = files.watch('log-writer');
    for (let write = 0; write < 3; write += 1) {
      changed({ kind: 'disk-full', file, error });
      changed({ kind: 'writing' });
    }
    expect(told).toEqual([expect.stringMatching(/^error: no room to write \/data\/events.db/)]);
    while (told.length === 1) await setImmediate();
    expect(told[1]).toBe('log: log-writer: the disk has room again, commands are accepted');
    changed({ kind: 'disk-full', file, error });
    expect(told).toHaveLength(3);
  });

  it('tells a failed disk loudly, with the file, and ends the process that waits for it', async () => {
    files.watch('person-vault');
    files.watch('log-writer')({ kind: 'failed', file, error });
    expect(files.fatalChecks()).toEqual([
      { name: 'log-writer', status: 'fail', detail: '/data/events.db cannot be written: disk I/O error' },
    ]);
    expect(told).toEqual([expect.stringMatching(/^error: \/data\/events.db cannot be written: disk I\/O error/)]);
    expect((await files.failed).message).toContain(file);
  });
});
