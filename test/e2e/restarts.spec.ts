import { commandIdOf } from '@app/command-handling';
import { SqliteDatabase } from '@app/sqlite';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BuiltProcess } from './built-process.js';
import { ConcurrentClients } from './concurrent-clients.js';
import { commandOf, faultsIn, snapshotDataFolder, notExactlyOnce, type DataFolderSnapshot } from './data-folder.js';
import { freshFolder } from './fresh-folder.js';
import { auditor, campaignId, initiativeScript, prepareOpenProgramme } from './open-programme.js';
import { ServiceProcess, type Acknowledgement } from './service-process.js';

const MINUTES = 60_000;

/**
 * Number of responses between a start and the following kill: the first, or while busy, with the projections in a thread and
 * beside the commands; 0: killed while it boots.
 */
const KILLED_AFTER = [1, 30, 55, 0, 70, 2];

/** A log without faults that contains every acknowledged command once, and read models equal to a rebuild. */
const expectSound = ({ log, documents, rebuilt }: DataFolderSnapshot, { acknowledged }: ConcurrentClients): void => {
  expect(faultsIn(log)).toEqual([]);
  expect(notExactlyOnce(log, acknowledged)).toEqual([]);
  expect(documents).toEqual(rebuilt);
};

/** Commands whose events are in the log although no client got a response. */
const unanswered = ({ log }: DataFolderSnapshot, { acknowledged }: ConcurrentClients): readonly string[] => {
  const answered = new Set(acknowledged.map(({ command: { as, key } }) => commandIdOf(as, key)));
  return log.map(commandOf).filter((commandId) => !answered.has(commandId) && !preparing.has(commandId));
};

const lastPositionOf = ({ acknowledged }: ConcurrentClients): bigint =>
  acknowledged.map(({ answer }) => BigInt(answer.position)).reduce((a, b) => (a > b ? a : b));

/** Waits until its read models have applied this position, so that they can be compared. */
const stopCaughtUp = async (running: ServiceProcess, position: bigint): Promise<void> => {
  expect(await running.get(`campaigns/${campaignId}/summary`, auditor, position)).toMatchObject({ status: 200 });
  expect(await running.stop()).toEqual({ code: 0, signal: null });
};

let prepared: string;
let preparing: ReadonlySet<string>;
let preparedHead: bigint;
let folder: string;
let service: ServiceProcess | null = null;

beforeAll(async () => {
  prepared = freshFolder();
  await prepareOpenProgramme(prepared);
  const { log } = await snapshotDataFolder(prepared);
  preparing = new Set(log.map(commandOf));
  preparedHead = log.at(-1)!.position;
}, 2 * MINUTES);
afterAll(() => rmSync(prepared, { recursive: true, force: true }));
beforeEach(() => {
  folder = freshFolder();
  cpSync(prepared, folder, { recursive: true });
});
afterEach(async () => {
  await BuiltProcess.killAll();
  rmSync(folder, { recursive: true, force: true });
});

describe('a service that is killed', () => {
  it(
    'repeatedly has every acknowledged command once, and replays the same response',
    async () => {
      const clients = new ConcurrentClients(8);
      for (const [round, count] of KILLED_AFTER.entries()) {
        if (count === 0) {
          const booting = ServiceProcess.boot(folder);
          await booting.line(/Starting Nest application/);
          await booting.kill();
          continue;
        }
        service = await ServiceProcess.start(folder, { SANGKIEN_PROJECTIONS: round % 2 === 0 ? 'thread' : 'inline' });
        const enough = clients.more(count);
        const busy = clients.keepBusy(service);
        await Promise.race([enough, busy]);
        service.signal('SIGKILL');
        await busy;
        expect(await service.exited).toEqual({ code: null, signal: 'SIGKILL' });
      }

      service = await ServiceProcess.start(folder);
      const settled = clients.acknowledged.length + 20;
      await clients.keepBusy(service, () => clients.acknowledged.length >= settled);
      for (const { command, answer } of clients.acknowledged) {
        expect(await service.send(command)).toMatchObject({ body: answer, replayed: true });
      }
      await stopCaughtUp(service, lastPositionOf(clients));
      const left = await snapshotDataFolder(folder);
      expectSound(left, clients);
      expect(unanswered(left, clients)).toEqual([]);
      expect(clients.acknowledged.length).toBeGreaterThan(KILLED_AFTER.reduce((a, b) => a + b));
    },
    5 * MINUTES,
  );

  it(
    'between an append and the checkpoint of its read models catches up when it restarts',
    async () => {
      service = await ServiceProcess.start(folder);
      // The write lock of the views keeps the projections from committing, whatever they have read.
      const lock = new SqliteDatabase(join(folder, 'views.db'));
      lock.exec('BEGIN IMMEDIATE');
      const clients = new ConcurrentClients(4);
      const enough = clients.more(20);
      const busy = clients.keepBusy(service);
      await Promise.race([enough, busy]);
      service.signal('SIGKILL');
      await busy;
      await service.exited;
      lock.exec('ROLLBACK');
      lock.close();

      const killed = await snapshotDataFolder(folder);
      const head = killed.log.at(-1)!.position;
      expect(head).toBeGreaterThanOrEqual(preparedHead + 20n);
      expect(new Set(killed.checkpoints)).toEqual(new Set([preparedHead]));
      expect(killed.documents).not.toEqual(killed.rebuilt);

      service = await ServiceProcess.start(folder);
      await stopCaughtUp(service, head);
      const restarted = await snapshotDataFolder(folder);
      expect(restarted.log).toEqual(killed.log);
      expect(new Set(restarted.checkpoints)).toEqual(new Set([head]));
      expectSound(restarted, clients);
    },
    2 * MINUTES,
  );
});

describe('a service that is stopped by a signal', () => {
  it(
    'completes running commands, accepts no new ones, and loses none',
    async () => {
      service = await ServiceProcess.start(folder);
      const begun = initiativeScript('begun').next().value!;
      const answer = await service.stopDuring(begun);
      expect(answer).toMatchObject({ status: 201, replayed: false });
      expect(await service.exited).toEqual({ code: 0, signal: null });

      service = await ServiceProcess.start(folder);
      expect(await service.send(begun)).toEqual({ ...answer, replayed: true });
      const { position } = answer.body as Acknowledgement;
      await stopCaughtUp(service, BigInt(position));
      const { log, documents, rebuilt } = await snapshotDataFolder(folder);
      expect(log.at(-1)!.position.toString()).toBe(position);
      expect(documents).toEqual(rebuilt);
    },
    2 * MINUTES,
  );

  it(
    'during many commands either responds or disconnects, and has every acknowledged command once',
    async () => {
      const clients = new ConcurrentClients(8);
      service = await ServiceProcess.start(folder);
      const enough = clients.more(25);
      const busy = clients.keepBusy(service);
      await Promise.race([enough, busy]);
      expect(await service.stop()).toEqual({ code: 0, signal: null });
      await busy;

      service = await ServiceProcess.start(folder);
      await clients.keepBusy(service, () => true);
      await stopCaughtUp(service, lastPositionOf(clients));
      const left = await snapshotDataFolder(folder);
      expectSound(left, clients);
      expect(unanswered(left, clients)).toEqual([]);
    },
    2 * MINUTES,
  );
});
