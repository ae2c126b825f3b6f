import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteDatabase } from '@app/sqlite';
import { WalCheckpointer, type WalLimits } from './wal-checkpointer.js';

const PAGE = 4096;

describe('WalCheckpointer', () => {
  let folder: string;
  let file: string;
  let writer: SqliteDatabase;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wal-'));
    file = join(folder, 'events.db');
    writer = new SqliteDatabase(file);
    writer.pragma(`page_size = ${PAGE}`);
    writer.pragma('journal_mode = WAL');
    writer.pragma('wal_autocheckpoint = 0');
    writer.exec('CREATE TABLE rows (text TEXT)');
  });
  afterEach(() => {
    writer.close();
    rmSync(folder, { recursive: true });
  });

  const write = (rows: number): void => {
    const insert = writer.prepare('INSERT INTO rows VALUES (?)');
    for (let row = 0; row < rows; row++) insert.run('x'.repeat(500));
  };

  const withCheckpointer = <Result>(limits: WalLimits, use: (checkpointer: WalCheckpointer) => Result): Result => {
    const checkpointer = new WalCheckpointer(file, limits);
    try {
      return use(checkpointer);
    } finally {
      checkpointer.close();
    }
  };

  const never = { afterQuickPass: Infinity, quickPassMs: Infinity, always: Infinity };

  it('copies committed pages into the database file, concurrently with the writer', () => {
    const before = statSync(file).size;
    write(100);
    expect(statSync(file).size).toBe(before);
    expect(withCheckpointer(never, (checkpointer) => checkpointer.run())).toBe(false);
    expect(statSync(file).size).toBeGreaterThan(100 * 500);
  });

  it('does not wait for a writer in the middle of a transaction', () => {
    write(50);
    writer.exec('BEGIN IMMEDIATE');
    write(1);
    expect(withCheckpointer(never, (checkpointer) => checkpointer.run())).toBe(false);
    writer.exec('COMMIT');
    expect(statSync(file).size).toBeGreaterThan(50 * 500);
  });

  it.each<[string, Partial<WalLimits>, boolean]>([
    ['small after a quick pass', { afterQuickPass: 1_000 * PAGE, quickPassMs: Infinity }, false],
    ['large after a quick pass', { afterQuickPass: 50 * PAGE, quickPassMs: Infinity }, true],
    ['large after a slow pass', { afterQuickPass: 50 * PAGE, quickPassMs: 0 }, false],
    ['very large after a slow pass', { quickPassMs: 0, always: 50 * PAGE }, true],
  ])('asks the writer to finish the checkpoint of a WAL that is %s: %#', (_size, limits, asked) => {
    write(100);
    expect(withCheckpointer({ ...never, ...limits }, (checkpointer) => checkpointer.run())).toBe(asked);
  });

  it('the WAL restarts once the writer has finished the checkpoint', () => {
    withCheckpointer(never, (checkpointer) => {
      write(100);
      const size = statSync(`${file}-wal`).size;
      for (let round = 0; round < 5; round++) {
        checkpointer.run();
        write(10);
        writer.pragma('wal_checkpoint(PASSIVE)');
        write(80);
      }
      expect(statSync(`${file}-wal`).size).toBe(size);
    });
  });
});
