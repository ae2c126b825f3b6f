import { join } from 'node:path';
import { SqliteDatabase } from '@app/sqlite';
import { COLUMNS, storedPerson, type PersonRow } from './person-row.js';

/**
 * Reads the file `persons.db` of a folder whole, and writes nothing.
 *
 * @returns the ids of the members it names
 * @throws Error saying what is wrong with the file
 */
export const checkPersons = (folder: string): readonly string[] => {
  const db = new SqliteDatabase(join(folder, 'persons.db'), { readOnly: true });
  try {
    const faults = db.faults();
    if (faults.length > 0) throw new Error(faults.join('; '));
    const ids: string[] = [];
    for (const row of db.prepare<[], PersonRow>(`SELECT ${COLUMNS} FROM person`, { returnArrays: true }).each()) {
      storedPerson(row[0], row);
      ids.push(row[0]);
    }
    return ids;
  } finally {
    db.close();
  }
};
