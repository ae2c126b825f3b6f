import { chmodSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { serviceProjections } from '@app/composition';
import { EmbeddedEventStore } from '@app/event-store';
import { EmbeddedPersonVault } from '@app/person-vault';
import type { Projection } from '@app/projections';
import { EmbeddedViewStore, type CollectionVersion, type ViewDocument } from '@app/read-models';
import { SqliteDatabase } from '@app/sqlite';
import { SampleRun } from '../programme/sample-run.js';
import { BuiltProcess } from './built-process.js';
import { runCommand, type Ran } from './command-line.js';
import { freshFolder } from './fresh-folder.js';
import { ServiceProcess } from './service-process.js';

const MINUTE = 60_000;

interface Report {
  readonly sound: boolean;
  readonly checks: readonly {
    readonly check: string;
    readonly verdict: string;
    readonly detail: { readonly en: string };
  }[];
}

describe('sangkien doctor', () => {
  let sample: SampleRun;
  let folder: string;
  let data: string;

  beforeAll(async () => {
    sample = await SampleRun.of({ seed: 5, scale: 0.02 });
    await sample.service.close();
  }, MINUTE);
  afterAll(() => sample.close());
  beforeEach(async () => {
    folder = freshFolder();
    data = join(folder, 'data');
    await cp(sample.folder, data, { recursive: true });
  });
  afterEach(async () => {
    await BuiltProcess.killAll();
    rmSync(folder, { recursive: true, force: true });
  });

  const doctor = (...options: readonly string[]): Promise<Ran> =>
    runCommand(['doctor', ...options], { SANGKIEN_DATA: data });
  const report = async (): Promise<Report & { readonly code: number }> => {
    const { code, stdout } = await doctor('--json');
    return { code, ...(JSON.parse(stdout) as Report) };
  };
  const edit = (file: string, sql: string): void => {
    const db = new SqliteDatabase(join(data, file));
    db.exec(sql);
    db.close();
  };

  /** Changes a document as the service itself would, so that no checksum tells. */
  const plantDocument = async (): Promise<void> => {
    const [{ version, collections }] = serviceProjections as [Projection];
    const collection: CollectionVersion = { spec: collections[0]!, version };
    const events = await EmbeddedEventStore.open({ folder: data, mode: 'reader' });
    const views = EmbeddedViewStore.open({ folder: data, mode: 'writer', log: await events.identity() });
    await events.close();
    const position = (await views.checkpoints())[0]!.position!;
    const { items } = await views.find(collection.spec, { limit: 1 });
    await views.prepare(collection);
    await views.commit({
      position,
      puts: [{ collection, doc: { ...items[0]!, planted: true } as ViewDocument }],
      deletes: [],
      checkpoints: [],
    });
    await views.close();
  };

  it(
    'passes a sound folder, stopped and running, a line a check',
    async () => {
      const { code, stdout } = await doctor();
      expect(stdout.split('\n').filter((line) => !line.startsWith('  '))).toEqual(
        ['modes', 'log-end', 'log-file', 'log', 'names', 'views-file', 'orphans', 'views'].map((name) =>
          expect.stringContaining(`✓ ${name}: `),
        ),
      );
      expect(code).toBe(0);
      await ServiceProcess.start(data);
      const built = BuiltProcess.start('cli', ['doctor', '--json'], { SANGKIEN_DATA: data });
      expect(await built.exited).toEqual({ code: 0, signal: null });
      expect(JSON.parse(built.stdout)).toMatchObject({ sound: true });
    },
    2 * MINUTE,
  );

  it(
    'says of a folder without a log whether one is lost',
    async () => {
      rmSync(join(data, 'events.db'));
      expect(await report()).toMatchObject({
        code: 1,
        checks: [
          { check: 'log-end', verdict: 'fail', detail: { en: expect.stringContaining('events.db is missing, but') } },
        ],
      });
      rmSync(data, { recursive: true });
      expect(await report()).toMatchObject({
        code: 1,
        checks: [{ detail: { en: `there are no data in ${data} yet` } }],
      });
    },
    MINUTE,
  );

  it(
    'names an edited event, a lost name and a document that no rebuild would give, and exits with 1',
    async () => {
      edit('events.db', `UPDATE events SET data = data || ' ' WHERE position = 40`);
      chmodSync(join(data, 'events.db'), 0o644);
      edit('persons.db', 'DELETE FROM person WHERE id = (SELECT min(id) FROM person)');
      await plantDocument();
      const { code, sound, checks } = await report();
      expect(checks[0]).toMatchObject({
        check: 'modes',
        verdict: 'warn',
        detail: { en: expect.stringContaining('events.db') },
      });
      const failed = checks.filter(({ verdict }) => verdict === 'fail');
      expect({ code, sound }).toEqual({ code: 1, sound: false });
      expect(failed.map(({ check }) => check)).toEqual(['log', 'names', 'orphans', 'views']);
      expect(failed[0]!.detail.en).toContain('position 40');
    },
    2 * MINUTE,
  );

  it(
    'warns of a name without a member and of a file that others can read; clean-orphans removes the name',
    async () => {
      const log = await EmbeddedEventStore.open({ folder: data, mode: 'reader' });
      const vault = EmbeddedPersonVault.open({ folder: data, log: await log.identity() });
      await log.close();
      const person = { fullName: 'Người Dư', memberNumber: 'CD-0', email: null, phone: null, jobTitle: null };
      await vault.put('nobody', person);
      await vault.close();
      chmodSync(join(data, 'cursor.key'), 0o644);
      const warned = (await report()).checks.filter(({ verdict }) => verdict === 'warn');
      expect(warned).toMatchObject([
        { check: 'modes', detail: { en: expect.stringContaining('cursor.key') } },
        { check: 'orphans', detail: { en: expect.stringContaining('nobody') } },
      ]);
      const clean = await runCommand(['clean-orphans'], { SANGKIEN_DATA: data });
      expect(clean).toMatchObject({ code: 0, stdout: expect.stringContaining('nobody') });
    },
    2 * MINUTE,
  );

  it(
    'runs without being asked after each start: the damage stands in the log and in /readyz',
    async () => {
      edit('events.db', `UPDATE events SET data = data || ' ' WHERE position = 40`);
      const service = await ServiceProcess.start(data);
      await service.line(/"context":"inspection".*position 40|position 40.*"context":"inspection"/);
      const ready = await fetch(`${service.url}/readyz`);
      expect({ status: ready.status, body: await ready.text() }).toEqual({
        status: 503,
        body: expect.stringContaining('position 40'),
      });
    },
    2 * MINUTE,
  );
});
