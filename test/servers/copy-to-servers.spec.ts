import { serviceCategories } from '@app/composition/read-models';
import { EmbeddedEventStore } from '@app/event-store';
import { EventStoreDbEventStore } from '@app/event-store/eventstoredb';
import { EmbeddedPersonVault } from '@app/person-vault';
import { MongoPersonVault } from '@app/person-vault/mongodb';
import { MongoConnection } from '@app/read-models/mongodb';
import { EventStoreDbTestServer } from '@app/eventstoredb-test-server';
import { describeOnMongo } from '@app/testing/servers';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { BuiltProcess } from '../e2e/built-process.js';
import { freshFolder } from '../e2e/fresh-folder.js';
import { auditor, initiativeScript, prepareOpenProgramme } from '../e2e/open-programme.js';
import { ServiceProcess, type Acknowledgement } from '../e2e/service-process.js';
import { logOf, withoutPosition } from '../programme/log-of.js';

const MINUTE = 60_000;

describeOnMongo('A data folder copied to servers', (freshUrl) => {
  const submission = initiativeScript('copied').next().value!;
  let folder: string;
  let server: EventStoreDbTestServer;
  let connection: MongoConnection;
  let stores: { readonly SANGKIEN_EVENT_STORE: string; readonly SANGKIEN_MONGO: string };
  let acknowledged: Acknowledgement;

  beforeAll(async () => {
    folder = freshFolder();
    await prepareOpenProgramme(folder);
    const service = await ServiceProcess.start(folder);
    acknowledged = (await service.send(submission)).body as Acknowledgement;
    await service.stop();
  }, 2 * MINUTE);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    server = await EventStoreDbTestServer.start();
    const url = freshUrl();
    connection = MongoConnection.open({ url });
    stores = { SANGKIEN_EVENT_STORE: server.connectionString, SANGKIEN_MONGO: url };
  });
  afterEach(async () => {
    await BuiltProcess.killAll();
    await connection.db.dropDatabase();
    await connection.close();
    await server.stop();
  });

  const copy = (env: { readonly [name: string]: string } = stores): BuiltProcess =>
    BuiltProcess.start('cli', ['copy-to-servers'], { SANGKIEN_DATA: folder, ...env });
  const onServer = <Result>(work: (events: EventStoreDbEventStore) => Promise<Result>): Promise<Result> => {
    const { connectionString } = server;
    const events = EventStoreDbEventStore.open({ connectionString, categories: serviceCategories });
    return work(events).finally(() => events.close());
  };

  it(
    'has the same log and the same names there, also when repeated, and reports it',
    async () => {
      for (const _ of ['once', 'again']) {
        const copying = copy();
        expect(await copying.exited).toEqual({ code: 0, signal: null });
        expect(copying.stdout).toMatch(
          /Đã chép [\d.]+ sự kiện, hai nơi giống nhau đến từng byte; đã chép danh sách [\d.]+ người/,
        );
      }
      const events = await EmbeddedEventStore.open({ folder, mode: 'writer', commits: 'inline' });
      const identity = await events.identity();
      const log = await logOf(events).finally(() => events.close());
      expect((await onServer(logOf)).map(withoutPosition)).toEqual(log.map(withoutPosition));

      const members = log.flatMap(({ stream }) => /^member-(.+)$/.exec(stream)?.[1] ?? []);
      const vault = EmbeddedPersonVault.open({ folder, log: identity });
      const names = await vault.names(members).finally(() => vault.close());
      expect(names.has(auditor)).toBe(true);
      expect(await new MongoPersonVault(connection.db).names(members)).toEqual(names);
    },
    2 * MINUTE,
  );

  it(
    'is served there, and replays the first responses',
    async () => {
      expect(await copy().exited).toEqual({ code: 0, signal: null });
      const service = await ServiceProcess.start(folder, stores);
      const { id, revision } = acknowledged;
      expect(await service.send(submission)).toMatchObject({ body: { id, revision }, replayed: true });
      expect(await service.get(`initiatives/${id}/history`, auditor)).toMatchObject({ status: 200 });
    },
    2 * MINUTE,
  );

  it(
    'is refused if the target log has other events, which stay unchanged',
    async () => {
      const other = { id: randomUUID(), type: 'UnitEstablished', data: '{}', metadata: '{}' };
      await onServer((events) => events.append('unit-other', 'no-stream', [other]));
      const refused = copy();
      expect(await refused.exited).toEqual({ code: 1, signal: null });
      expect(refused.stderr).toMatch(/hai sổ sự kiện khác nhau sau 0 sự kiện/);
      expect((await onServer(logOf)).map(({ id }) => id)).toEqual([other.id]);
      expect(await new MongoPersonVault(connection.db).get(auditor)).toBeNull();
    },
    2 * MINUTE,
  );

  it(
    'is refused while its service runs, and without target servers',
    async () => {
      const homeless = copy({});
      expect(await homeless.exited).toEqual({ code: 1, signal: null });
      expect(homeless.stderr).toContain('SANGKIEN_EVENT_STORE');
      await ServiceProcess.start(folder);
      const refused = copy();
      expect(await refused.exited).toEqual({ code: 1, signal: null });
      expect(refused.stderr).toContain(folder);
      expect(await onServer(logOf)).toEqual([]);
    },
    2 * MINUTE,
  );
});
