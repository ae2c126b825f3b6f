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
    expect(told.map((line) => line.split(' ')[0])).toEqual(['error:', 'log:']);
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
