import { describeOnMongo } from '@app/testing/servers';
import { rmSync } from 'node:fs';
import { BuiltProcess } from '../e2e/built-process.js';
import { freshFolder } from '../e2e/fresh-folder.js';
import { expectBuilt, GrowingLog, ReadModels } from './growing-log.js';
import { POINTS, ProjectorProcess, type Point } from './projector-process.js';

const MINUTES = 60_000;

const SOME = 20;

/** The crash points at which the kind of commit matters. */
const AROUND_CHECKPOINT = ['mid-flush', 'after flush, before checkpoint', 'after checkpoint, before ack'] as const;

describeOnMongo('A projector process that is killed', (freshUrl) => {
  let folder: string;
  let log: GrowingLog;

  beforeAll(async () => {
    folder = freshFolder();
    log = await GrowingLog.start(500);
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
      points: POINTS.filter((point) => point !== 'during swap'),
      beside: ['mid-flush', 'during swap'],
    },
    { how: 'by a journal', env: { TRANSACTIONS: 'none' }, points: AROUND_CHECKPOINT, beside: ['mid-flush'] },
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
      MINUTES,
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
      MINUTES,
    );
  });
});
