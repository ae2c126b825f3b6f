import { commandIdOf } from '@app/command-handling';
import { serviceCategories } from '@app/composition/read-models';
import { EventStoreDbEventStore } from '@app/event-store/eventstoredb';
import { EventStoreDbTestServer } from '@app/eventstoredb-test-server';
import { describeOnMongo } from '@app/testing/servers';
import { rmSync } from 'node:fs';
import { BuiltProcess } from '../e2e/built-process.js';
import { ConcurrentClients } from '../e2e/concurrent-clients.js';
import { commandOf, faultsIn, notExactlyOnce } from '../e2e/data-folder.js';
import { freshFolder } from '../e2e/fresh-folder.js';
import { auditor, campaignId, initiativeScript, prepareOpenProgramme } from '../e2e/open-programme.js';
import { ServiceProcess, type Acknowledgement } from '../e2e/service-process.js';
import { logOf } from '../programme/log-of.js';
import { buildViews, documentsOf } from '../replay/view-documents.js';
import { ReadModels } from './growing-log.js';
import { ProjectorProcess } from './projector-process.js';

const MINUTE = 60_000;

/** Number of responses of the killed instance in its round; 0: killed while it boots. */
const KILLED_AFTER = [25, 0, 1, 40];

describeOnMongo('Two copies of the api on servers', (freshUrl) => {
  let folder: string;
  let server: EventStoreDbTestServer;
  let events: EventStoreDbEventStore;
  let readModels: ReadModels;
  let stores: { readonly SANGKIEN_EVENT_STORE: string; readonly SANGKIEN_MONGO: string };
  let preparing: ReadonlySet<string>;

  beforeAll(async () => {
    folder = freshFolder();
    server = await EventStoreDbTestServer.start();
    const { connectionString } = server;
    events = EventStoreDbEventStore.open({ connectionString, categories: serviceCategories });
    readModels = await ReadModels.open(freshUrl());
    stores = { SANGKIEN_EVENT_STORE: connectionString, SANGKIEN_MONGO: readModels.url };
    await ProjectorProcess.start(folder, stores);
    await prepareOpenProgramme(folder, stores);
    preparing = new Set((await logOf(events)).map(commandOf));
  }, 2 * MINUTE);
  afterAll(async () => {
    await BuiltProcess.killAll();
    await readModels.remove();
    await events.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'of which one is killed and one is stopped, repeatedly, have every acknowledged command once, and replay the same response',
    async () => {
      const groups = [new ConcurrentClients(4, 'A'), new ConcurrentClients(4, 'B')] as const;
      for (const [round, count] of KILLED_AFTER.entries()) {
        if (count === 0) {
          const booting = ServiceProcess.boot(folder, stores);
          await booting.line(/Starting Nest application/);
          await booting.kill();
          continue;
        }
        const [killed, stopped] = round % 2 === 0 ? groups : [groups[1], groups[0]];
        const [first, second] = await Promise.all([
          ServiceProcess.start(folder, stores),
          ServiceProcess.start(folder, stores),
        ]);
        const enough = killed.more(count);
        const busy = [killed.keepBusy(first), stopped.keepBusy(second)] as const;
        await Promise.race([enough, busy[0]]);
        first.signal('SIGKILL');
        expect(await first.exited).toEqual({ code: null, signal: 'SIGKILL' });
        expect(await second.stop()).toEqual({ code: 0, signal: null });
        await Promise.all(busy);
      }

      const service = await ServiceProcess.start(folder, stores);
      for (const clients of groups) await clients.keepBusy(service, () => true);
      const acknowledged = groups.flatMap((clients) => clients.acknowledged);
      expect(acknowledged.length).toBeGreaterThan(KILLED_AFTER.reduce((a, b) => a + b));
      for (const { command, answer } of acknowledged) {
        expect(await service.send(command)).toMatchObject({ body: answer, replayed: true });
      }

      const log = await logOf(events);
      expect(faultsIn(log, 'growing')).toEqual([]);
      expect(notExactlyOnce(log, acknowledged)).toEqual([]);
      const answered = new Set(acknowledged.map(({ command: { as, key } }) => commandIdOf(as, key)));
      expect(log.map(commandOf).filter((id) => !answered.has(id) && !preparing.has(id))).toEqual([]);

      const summary = await service.get(`campaigns/${campaignId}/summary`, auditor, log.at(-1)!.position);
      expect(summary).toMatchObject({ status: 200 });
      expect(await readModels.documents()).toEqual(await documentsOf(await buildViews(events)));
      expect(await service.stop()).toEqual({ code: 0, signal: null });
    },
    3 * MINUTE,
  );

  it(
    'of which one is stopped complete its running commands, each once',
    async () => {
      const [first, second] = await Promise.all([
        ServiceProcess.start(folder, stores),
        ServiceProcess.start(folder, stores),
      ]);
      const begun = initiativeScript('begun').next().value!;
      const answer = await first.stopDuring(begun);
      expect(answer).toMatchObject({ status: 201, replayed: false });
      expect(await first.exited).toEqual({ code: 0, signal: null });

      expect(await second.send(begun)).toEqual({ ...answer, replayed: true });
      const { position } = answer.body as Acknowledgement;
      expect((await logOf(events)).at(-1)!.position.toString()).toBe(position);
      expect(await second.stop()).toEqual({ code: 0, signal: null });
    },
    2 * MINUTE,
  );
});
