import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqliteCode } from './sqlite-code.js';
import { SqliteDatabase } from './sqlite-database.js';

describe('SqliteDatabase', () => {
  let folder: string;
  let file: string;
  let db: SqliteDatabase;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
    file = join(folder, 'a.db');
    db = new SqliteDatabase(file, { busyTimeoutMs: 0 });
    db.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT) STRICT');
  });
  afterEach(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });

  const insert = (text: string | null): unknown =>
    db.prepare<[string | null]>('INSERT INTO notes (text) VALUES (?)').run(text);
  const texts = (): unknown => db.prepare('SELECT text FROM notes ORDER BY id').all();
  const codeOf = (work: () => unknown): string | null => {
    try {
      work();
    } catch (error) {
      return sqliteCode(error);
    }
    throw new Error('nothing failed');
  };

  it('reads rows as objects or arrays, integers as numbers or exactly', () => {
    insert('một');
    expect(texts()).toEqual([{ text: 'một' }]);
    const sql = 'SELECT id, text, 9007199254740993 AS n FROM notes';
    expect(db.prepare(sql, { returnArrays: true, readBigInts: true }).get()).toEqual([1n, 'một', 9007199254740993n]);
    expect(() => db.prepare(sql).get()).toThrow('too large');
  });

  it('never cuts text at U+0000: a strict table refuses it, and it equals no text', () => {
    insert('a');
    expect(codeOf(() => insert('a\0b'))).toBe('SQLITE_CONSTRAINT');
    expect(db.prepare<[string]>('SELECT * FROM notes WHERE text = ?').all('a\0b')).toEqual([]);
    expect(texts()).toEqual([{ text: 'a' }]);
  });

  it('runs statements after an insert whose row number is beyond 2^53', () => {
    const add = db.prepare<[bigint, string]>('INSERT INTO notes VALUES (?, ?)');
    expect(add.run(2n ** 60n, 'far')).toEqual({ changes: 1, lastInsertRowid: 2n ** 60n });
    const rename = db.prepare<[string], { text: string }>('UPDATE notes SET text = ? RETURNING length(text) AS n');
    expect(rename.run('farther')).toEqual({ changes: 1, lastInsertRowid: 2n ** 60n });
    expect(rename.get('far')).toEqual({ n: 3 });
  });

  it('rolls back a transaction whose work fails', () => {
    const failing = (): never => {
      insert('lost');
      throw new TypeError('no');
    };
    expect(() => db.transaction('IMMEDIATE', failing)).toThrow(TypeError);
    expect(db.isTransaction).toBe(false);
    expect(db.transaction('IMMEDIATE', () => insert('kept'))).toMatchObject({ changes: 1 });
    expect(texts()).toEqual([{ text: 'kept' }]);
  });

  it('releases the file when it is closed, although statements were prepared', () => {
    db.pragma('journal_mode = WAL');
    insert('một');
    const statement = db.prepare('SELECT text FROM notes');
    expect(statement.all()).toHaveLength(1);
    db.close();
    db.close();
    expect(readdirSync(folder)).toEqual(['a.db']);
    expect(() => statement.all()).toThrow('finalized');
  });

  describe('tells apart', () => {
    it('a file that another connection has locked', () => {
      const other = new SqliteDatabase(file);
      other.exec('BEGIN EXCLUSIVE');
      for (const work of [() => insert('x'), texts, () => db.exec('BEGIN IMMEDIATE')]) {
        expect(codeOf(work)).toBe('SQLITE_BUSY');
      }
      other.close();
    });

    it('a full disk', () => {
      db.pragma('max_page_count = 3');
      expect(codeOf(() => insert('x'.repeat(50_000)))).toBe('SQLITE_FULL');
    });

    it('a damaged file, in every way to read it', () => {
      for (let row = 0; row < 20; row++) insert('x'.repeat(4_000));
      db.close();
      truncateSync(file, 5 * 4_096);
      db = new SqliteDatabase(file);
      const sql = 'SELECT sum(length(text)) FROM notes';
      for (const work of [texts, () => db.prepare(sql).get(), () => db.prepare(sql).run(), () => db.exec(sql)]) {
        expect(codeOf(work)).toBe('SQLITE_CORRUPT');
      }
    });

    it('a file of something else, and one that cannot be opened', () => {
      const text = join(folder, 'text');
      writeFileSync(text, 'not a database, but long enough to hold a header: '.repeat(100));
      const foreign = new SqliteDatabase(text);
      expect(codeOf(() => foreign.pragma('user_version'))).toBe('SQLITE_NOTADB');
      foreign.close();
      expect(codeOf(() => new SqliteDatabase(join(folder, 'missing.db'), { readOnly: true }))).toBe('SQLITE_CANTOPEN');
    });

    it('a refused write, and an error of something else', () => {
      const reader = new SqliteDatabase(file, { readOnly: true });
      expect(codeOf(() => reader.exec('DELETE FROM notes'))).toBe('SQLITE_READONLY');
      reader.close();
      expect(codeOf(() => db.prepare('SELEC'))).toBe('SQLITE_ERROR');
      expect(sqliteCode(new Error('no'))).toBeNull();
      expect(sqliteCode(undefined)).toBeNull();
    });
  });
});
