import { describeOnMongo, TcpProxy } from '@app/testing/servers';
import { rmSync } from 'node:fs';
import { BuiltProcess } from '../e2e/built-process.js';
import { freshFolder } from '../e2e/fresh-folder.js';
import { expectBuilt, GrowingLog, ReadModels } from './growing-log.js';
import { ProjectorProcess, type Point } from './projector-process.js';
import { until } from './until.js';

const MINUTE = 60_000;

/** Events; each changes two collections of one projection. */
const SOME = 5;
/** A holder renews its lease five times per lease duration. */
const RENEWALS_IN_A_LEASE = 5n;

/** A projector whose connection to MongoDB can be held. */
interface ProxiedProjector {
  readonly process: ProjectorProcess;
  readonly line: TcpProxy;
}

describeOnMongo('Two projector processes', (freshUrl) => {
  let folder: string;
  let log: GrowingLog;
  let readModels: ReadModels;

  const lines: TcpProxy[] = [];
  const start = async (env: { readonly [name: string]: string }): Promise<ProxiedProjector> => {
    const mongo = new URL(readModels.url);
    const line = await TcpProxy.to(Number(mongo.port));
    lines.push(line);
    mongo.port = String(line.port);
    const process = await ProjectorProcess.start(folder, {
      SANGKIEN_EVENT_STORE: log.server.connectionString,
      SANGKIEN_MONGO: mongo.href,
      ...env,
    });
    return { process, line };
  };
  const stopAll = async (): Promise<void> => {
    await BuiltProcess.killAll();
    for (const line of lines.splice(0)) await line.stop();
    await readModels.remove();
  };

  beforeAll(async () => {
    folder = freshFolder();
    log = await GrowingLog.start(520);
  }, 2 * MINUTE);
  afterAll(async () => {
    await log.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each<{
    readonly how: string;
    readonly env: { readonly [name: string]: string };
    readonly suspended: readonly ('while idle' | Point)[];
    readonly cutOff: readonly Point[];
  }>([
    {
      how: 'in transactions',
      env: {},
      suspended: ['while idle', 'after apply', 'mid-flush', 'after flush, before checkpoint'],
      cutOff: ['mid-flush', 'after flush, before checkpoint'],
    },
    {
      how: 'by a journal',
      env: { TRANSACTIONS: 'none' },
      suspended: ['mid-flush', 'after flush, before checkpoint'],
      cutOff: ['mid-flush'],
    },
  ])('that commit $how', ({ env, suspended, cutOff }) => {
    /** They swap roles with every case. */
    let holder: ProxiedProjector;
    let waiting: ProxiedProjector;

    beforeAll(async () => {
      readModels = await ReadModels.open(freshUrl());
      const settings = { SANGKIEN_LEASE_SECONDS: '4', ...env };
      holder = await start(settings);
      await holder.process.holdsLease();
      await readModels.caughtUp(log.events);
      waiting = await start(settings);
    }, 2 * MINUTE);
    afterAll(stopAll, 2 * MINUTE);

    const suspend = async ({ process }: ProxiedProjector, moment: 'while idle' | Point): Promise<void> => {
      if (moment === 'while idle') return process.signal('SIGSTOP');
      await process.order('SIGSTOP', moment);
      await log.grow(SOME);
      await process.obeyed();
    };
    const resume = async ({ process }: ProxiedProjector, moment: 'while idle' | Point): Promise<void> => {
      if (moment === 'while idle') return process.signal('SIGCONT');
      await process.goOn();
    };
    /** The standby takes over and works for two lease durations after the other's last heartbeat. */
    const othersGoOn = async (): Promise<void> => {
      const token = await waiting.process.holdsLease();
      await log.grow(SOME);
      await readModels.caughtUp(log.events);
      await until(
        () => readModels.lease(),
        (lease) => lease.token >= token && lease.renewals >= RENEWALS_IN_A_LEASE,
      );
    };
    /** The old holder waits for the lease and has changed nothing; the new holder continues. */
    const expectHarmless = async (old: ProxiedProjector): Promise<void> => {
      const { process } = old;
      await process.waitsForLease();
      const head = await log.events.head();
      expect(new Set((await readModels.checkpoints()).map(({ position }) => position))).toEqual(new Set([head]));
      await expectBuilt(readModels, log);
      await log.grow(SOME);
      await expectBuilt(readModels, log);
      [holder, waiting] = [waiting, holder];
    };

    it.each(suspended)(
      'stay consistent when the holder is suspended, %s',
      async (moment) => {
        await suspend(holder, moment);
        await othersGoOn();
        await resume(holder, moment);
        await expectHarmless(holder);
      },
      2 * MINUTE,
    );

    it.each(cutOff)(
      'stay consistent when the rest of a commit, %s, reaches the server after another has taken over',
      async (point) => {
        await suspend(holder, point);
        holder.line.hold();
        await holder.process.goOn();
        await othersGoOn();
        holder.line.release();
        await expectHarmless(holder);
      },
      2 * MINUTE,
    );
  });
});
