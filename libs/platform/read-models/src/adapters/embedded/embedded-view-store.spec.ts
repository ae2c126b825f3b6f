import { SqliteDatabase } from '@app/sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadModelsDiskFull, type CollectionSpec, type ViewDocument } from '../../port/view-store.js';
import { EmbeddedViewStore } from './embedded-view-store.js';

interface Note extends ViewDocument {
  readonly text: string;
}
const spec: CollectionSpec<Note> = { name: 'note', fields: {}, indexes: [] };
const notes = { spec, version: 1 };

describe('EmbeddedViewStore', () => {
  it('refuses a batch as a whole on a full disk, and takes it once there is room', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'views-'));
    const pragma = jest.spyOn(SqliteDatabase.prototype, 'pragma');
    const views = EmbeddedViewStore.open({ folder, mode: 'writer', log: 'log-1' });
    const db = pragma.mock.contexts[0] as SqliteDatabase;
    pragma.mockRestore();
    await views.activate([notes], 'notes');
    const note: Note = { id: 'n-1', text: 'x'.repeat(100_000) };
    const commit = (): Promise<void> =>
      views.commit({
        position: 0n,
        puts: [{ collection: notes, doc: note }],
        deletes: [],
        checkpoints: [{ projection: 'notes', version: 1, from: null }],
      });

    db.pragma('max_page_count = 1');
    await expect(commit()).rejects.toBeInstanceOf(ReadModelsDiskFull);
    await expect(commit()).rejects.toThrow(/no room to write .+views\.db/);
    expect(await views.get(spec, 'n-1')).toBeNull();
    expect(await views.checkpoint('notes', 1)).toBeNull();
    db.pragma('max_page_count = 1000000');
    await commit();
    expect(await views.get(spec, 'n-1')).toEqual(note);
    await views.close();
    rmSync(folder, { recursive: true });
  });
});
