import { usingDatabase } from './using-database.js';

describe('what opens a database', () => {
  const messageOf = (error: unknown): string => {
    try {
      usingDatabase('/data/views.db', 'delete it', () => {
        throw error;
      });
    } catch (refused) {
      return `${(refused as Error).name}: ${(refused as Error).message}`;
    }
    return 'not refused';
  };
  const SQLITE = { READONLY: 8, IOERR_READ: 266, CORRUPT: 11, FULL: 13, CANTOPEN: 14, NOTADB: 26, BUSY: 5 };

  it.each<readonly [what: string, fault: object, says: string]>([
    [
      'a read-only file',
      { errcode: SQLITE.READONLY },
      'cannot be written (no): give the user of the service write permission',
    ],
    [
      'a folder of another user',
      { code: 'EACCES' },
      'cannot be written (no): give the user of the service write permission',
    ],
    ['a read-only disk', { code: 'EROFS' }, 'cannot be written (no): give the user of the service write permission'],
    ['a full disk', { errcode: SQLITE.FULL }, 'cannot be written, because the disk is full (no): make room on it'],
    [
      'a full disk, seen by another call',
      { code: 'ENOSPC' },
      'cannot be written, because the disk is full (no): make room',
    ],
    ['a used up quota', { code: 'EDQUOT' }, 'cannot be written, because the disk is full (no): make room'],
    [
      'a failing disk',
      { errcode: SQLITE.IOERR_READ },
      'cannot be read or written, because the disk fails (no): look at',
    ],
    ['a damaged file', { errcode: SQLITE.CORRUPT }, 'is damaged, or is no file of this service (no): delete it'],
    ['another kind of file', { errcode: SQLITE.NOTADB }, 'is damaged, or is no file of this service (no): delete it'],
    [
      'a folder in its place',
      { errcode: SQLITE.CANTOPEN },
      'cannot be opened (no): let the user of the service read and',
    ],
  ])('names the file and the remedy for %s', (_, fault, says) => {
    expect(messageOf(Object.assign(new Error('no'), fault))).toContain(`DataFileRefused: /data/views.db ${says}`);
  });

  it('leaves every other error as it is', () => {
    expect(messageOf(Object.assign(new Error('locked'), { errcode: SQLITE.BUSY }))).toBe('Error: locked');
    expect(messageOf(new TypeError('a mistake'))).toBe('TypeError: a mistake');
  });

  it('returns what it opened', () => {
    expect(usingDatabase('/data/views.db', 'delete it', () => 7)).toBe(7);
  });
});
