import { describeOnMongo } from '@app/testing/servers';
import { rmSync } from 'node:fs';
import { BuiltProcess } from '../e2e/built-process.js';
import { freshFolder } from '../e2e/fresh-folder.js';
import { expectBuilt, GrowingLog, ReadModels } from './growing-log.js';
import { ProjectorProcess, type Point } from './projector-process.js';

const MINUTES = 60_000;

/** Events; each changes two collections of one projection. */
const SOME = 5;

/** At each point the servers are in another state; while a projector reads, they are as after a checkpoint. */
describeOnMongo('A projector process that is killed', (freshUrl) => {
  let folder: string;
  let log: GrowingLog;

  beforeAll(async () => {
    folder = freshFolder();
    log = await GrowingLog.start(520);
  }, 2 * MINUTES);
  afterAll(async () => {
    await log.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each<{
    readonly how: string;
    readonly env: { readonly [name: string]: string };
    readonly points: readonly Point[];
    readonly beside: readonly Point[];
  }>([
    {
      how: 'in transactions',
      env: {},
      points: [
        'after apply',
        'mid-flush',
        'after flush, before checkpoint',
        'after checkpoint, before ack',
        'during lease renew',
      ],
      beside: ['mid-flush', 'during swap'],
    },
    // The spec of commits without transaction has a writer die after each step.
    { how: 'by a journal', env: { TRANSACTIONS: 'none' }, points: ['mid-flush'], beside: ['mid-flush'] },
  ])('where commits are made $how', ({ env, points, beside }) => {
    let readModels: ReadModels;
    /** Each case of the table takes over from the previous one. */
    let working: ProjectorProcess | null = null;
    let raised = 0;

    const start = (): Promise<ProjectorProcess> =>
      ProjectorProcess.start(folder, {
        SANGKIEN_EVENT_STORE: log.server.connectionString,
        SANGKIEN_MONGO: readModels.url,
        SANGKIEN_LEASE_SECONDS: '4',
        VERSIONS_RAISED_BY: String(raised),
        ...env,
      });
    const expectKilled = async (process: ProjectorProcess): Promise<void> => {
      await process.obeyed();
      expect(await process.exited).toEqual({ code: null, signal: 'SIGKILL' });
    };

    beforeAll(async () => {
      readModels = await ReadModels.open(freshUrl());
    });
    afterAll(async () => {
      await BuiltProcess.killAll();
      await readModels.remove();
    });

    it.each(points)(
      '%s is replaced by a standby without visible effect',
      async (point) => {
        const victim = working ?? (await start());
        await victim.holdsLease();
        await readModels.caughtUp(log.events);
        working = await start();
        await victim.order('SIGKILL', point);
        await log.grow(SOME);
        await expectKilled(victim);

        await working.holdsLease();
        await log.grow(SOME);
        await expectBuilt(readModels, log);
      },
      2 * MINUTES,
    );

    it.each(beside)(
      '%s while it builds a new version beside the active one leaves readers one complete version',
      async (point) => {
        raised += 1;
        const victim = await start();
        const documents = await readModels.documents();
        await victim.order('SIGKILL', point);
        await working?.stop();
        await expectKilled(victim);
        expect(await readModels.documents()).toEqual(documents);

        working = await start();
        await log.grow(SOME);
        await expectBuilt(readModels, log);
      },
      2 * MINUTES,
    );
  });
});
