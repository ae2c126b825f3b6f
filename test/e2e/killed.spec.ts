import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Crowd } from './crowd.js';
import { faultsIn, freshFolder, leftBehind, notOnceIn } from './data-folder.js';
import { auditor, campaignId, prepareOpenProgramme } from './open-programme.js';
import { ServiceProcess } from './service-process.js';

const MINUTES = 60_000;

/** How many answers are given between a start and the kill that follows; 0: killed while it boots. */
const KILLED_AFTER = [1, 30, 0, 7, 55, 2, 80, 0, 17, 41];

describe('a service that is killed', () => {
  let folder: string;
  let service: ServiceProcess | null = null;

  beforeEach(async () => {
    folder = freshFolder();
    await prepareOpenProgramme(folder);
  }, 2 * MINUTES);
  afterEach(async () => {
    await service?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'again and again has every command it acknowledged, once, and answers it the same',
    async () => {
      const crowd = new Crowd(8);
      for (const count of KILLED_AFTER) {
        if (count === 0) {
          const booting = ServiceProcess.boot(folder);
          await booting.line(/Starting Nest application/);
          await booting.kill();
          continue;
        }
        service = await ServiceProcess.start(folder);
        const enough = crowd.more(count);
        const busy = crowd.keepBusy(service);
        await Promise.race([enough, busy]);
        service.signal('SIGKILL');
        await busy;
        expect(await service.exited).toEqual({ code: null, signal: 'SIGKILL' });
      }

      service = await ServiceProcess.start(folder);
      const settled = crowd.acknowledged.length + 20;
      await crowd.keepBusy(service, () => crowd.acknowledged.length >= settled);
      for (const { command, answer } of crowd.acknowledged) {
        expect(await service.send(command)).toMatchObject({ body: answer, replayed: true });
      }
      const last = crowd.acknowledged.map(({ answer }) => BigInt(answer.position)).reduce((a, b) => (a > b ? a : b));
      expect(await service.get(`campaigns/${campaignId}/summary`, auditor, last)).toMatchObject({ status: 200 });
      expect(await service.stop()).toEqual({ code: 0, signal: null });

      const { log, documents, rebuilt } = await leftBehind(folder);
      expect(faultsIn(log)).toEqual([]);
      expect(notOnceIn(log, crowd.acknowledged)).toEqual([]);
      expect(documents).toEqual(rebuilt);
      expect(crowd.acknowledged.length).toBeGreaterThan(KILLED_AFTER.reduce((a, b) => a + b));
    },
    5 * MINUTES,
  );

  it(
    'between an append and the checkpoint of its read models brings them up to the log when it starts again',
    async () => {
      const before = (await leftBehind(folder)).log.at(-1)!.position;
      service = await ServiceProcess.start(folder);
      // Holding the write lock of the views keeps the projections from committing anything, whatever they have read.
      const lock = new Database(join(folder, 'views.db'));
      lock.exec('BEGIN IMMEDIATE');
      const crowd = new Crowd(4);
      const enough = crowd.more(20);
      const busy = crowd.keepBusy(service);
      await Promise.race([enough, busy]);
      service.signal('SIGKILL');
      await busy;
      await service.exited;
      lock.exec('ROLLBACK');
      lock.close();

      const killed = await leftBehind(folder);
      const head = killed.log.at(-1)!.position;
      expect(head).toBeGreaterThanOrEqual(before + 20n);
      expect(killed.checkpoints.every((position) => position === before)).toBe(true);
      expect(killed.documents).not.toEqual(killed.rebuilt);

      service = await ServiceProcess.start(folder);
      expect(await service.get(`campaigns/${campaignId}/summary`, auditor, head)).toMatchObject({ status: 200 });
      expect(await service.stop()).toEqual({ code: 0, signal: null });
      const { log, documents, rebuilt, checkpoints } = await leftBehind(folder);
      expect(log).toEqual(killed.log);
      expect(checkpoints.every((position) => position === head)).toBe(true);
      expect(documents).toEqual(rebuilt);
    },
    2 * MINUTES,
  );
});
