import { describeOnMongo, TcpProxy } from '@app/testing/servers';
import { rmSync } from 'node:fs';
import { BuiltProcess } from '../e2e/built-process.js';
import { freshFolder } from '../e2e/fresh-folder.js';
import { GrowingLog, ReadModels } from './growing-log.js';
import { ProjectorProcess, until, type Point } from './projector-process.js';

const MINUTE = 25_000;

/** Events. */
const SOME = 20;
/** The holder of a lease renews it five times in the time it is good for. */
const RENEWALS_IN_A_LEASE = 5n;

/** A projector with a line to MongoDB that can be held. */
interface OnItsLine {
  readonly process: ProjectorProcess;
  readonly line: TcpProxy;
}

describeOnMongo('Two projector processes', (freshUrl) => {
  let folder: string;
  let log: GrowingLog;
  let readModels: ReadModels;

  const lines: TcpProxy[] = [];
  const start = async (env: { readonly [name: string]: string }): Promise<OnItsLine> => {
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
  const expectSound = async (): Promise<void> => {
    await readModels.caughtUp(log.events);
    expect(await readModels.documents()).toEqual(await log.rebuilt());
  };

  beforeAll(async () => {
    folder = freshFolder();
    log = await GrowingLog.start(500);
  }, 2 * MINUTE);
  afterAll(async () => {
    await log.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each<{ readonly how: string; readonly env: { readonly [name: string]: string } }>([
    { how: 'in transactions', env: {} },
    { how: 'by a journal', env: { TRANSACTIONS: 'none' } },
  ])('that commit $how', ({ env }) => {
    /** They change places with every case. */
    let holder: OnItsLine;
    let waiting: OnItsLine;

    beforeAll(async () => {
      readModels = await ReadModels.open(freshUrl());
      const settings = { SANGKIEN_LEASE_SECONDS: '2', ...env };
      holder = await start(settings);
      await holder.process.holdsLease();
      await readModels.caughtUp(log.events);
      waiting = await start(settings);
    }, MINUTE);
    afterAll(stopAll);

    /** The waiting one takes over and goes on for as long as three leases last from the other's last sign of life. */
    const othersGoOn = async (): Promise<void> => {
      const token = await waiting.process.holdsLease();
      await log.grow(SOME);
      await readModels.caughtUp(log.events);
      await until(
        () => readModels.lease(),
        (lease) => lease.token === token && lease.renewals >= 2n * RENEWALS_IN_A_LEASE,
      );
    };
    /** Waits for the lease, has changed nothing, and the new holder goes on. */
    const expectHarmless = async (old: OnItsLine): Promise<void> => {
      const { process } = old;
      await process.waitsForLease();
      const head = await log.events.head();
      expect(new Set((await readModels.checkpoints()).map(({ position }) => position))).toEqual(new Set([head]));
      await expectSound();
      await log.grow(SOME);
      await expectSound();
      [holder, waiting] = [waiting, holder];
    };

    it(
      'go on as one when the holder is suspended while it has nothing to do',
      async () => {
        holder.process.signal('SIGSTOP');
        await othersGoOn();
        holder.process.signal('SIGCONT');
        await expectHarmless(holder);
      },
      MINUTE,
    );

    it.each<Point>(['after apply', 'mid-flush', 'after flush, before checkpoint', 'after checkpoint, before ack'])(
      'go on as one when the holder is suspended in a commit, %s',
      async (point) => {
        await holder.process.order('SIGSTOP', point);
        await log.grow(SOME);
        await holder.process.got('SIGSTOP', point);
        await othersGoOn();
        holder.process.signal('SIGCONT');
        await expectHarmless(holder);
      },
      MINUTE,
    );

    it.each<Point>(['mid-flush', 'after flush, before checkpoint'])(
      'go on as one when the rest of a commit, %s, reaches the server after another has taken over',
      async (point) => {
        await holder.process.order('SIGSTOP', point);
        await log.grow(SOME);
        await holder.process.got('SIGSTOP', point);
        holder.line.hold();
        holder.process.signal('SIGCONT');
        await othersGoOn();
        holder.line.release();
        await expectHarmless(holder);
      },
      MINUTE,
    );
  });

  describe('of which one is told to stop', () => {
    /** Far longer than these specs may take. */
    const lease = { SANGKIEN_LEASE_SECONDS: '600' };

    beforeEach(async () => {
      readModels = await ReadModels.open(freshUrl());
    });
    afterEach(stopAll);

    it(
      'hand the lease over before it has run out',
      async () => {
        const first = (await start(lease)).process;
        await first.holdsLease();
        const second = (await start(lease)).process;
        await second.waitsForLease();
        await readModels.caughtUp(log.events);
        expect(await first.stop()).toEqual({ code: 0, signal: null });
        await log.grow(SOME);
        await second.holdsLease();
        await expectSound();
        expect(await second.stop()).toEqual({ code: 0, signal: null });
      },
      MINUTE,
    );

    it(
      'finish the batch in hand before',
      async () => {
        const { process } = await start(lease);
        await process.holdsLease();
        await readModels.caughtUp(log.events);
        const before = (await log.events.head())!;
        await process.order('SIGSTOP', 'mid-flush');
        await log.grow(SOME);
        await process.got('SIGSTOP', 'mid-flush');
        process.signal('SIGTERM');
        process.signal('SIGCONT');
        expect(await process.exited).toEqual({ code: 0, signal: null });
        for (const { position } of await readModels.checkpoints()) expect(position).toBeGreaterThan(before);

        const next = (await start(lease)).process;
        await next.holdsLease();
        await expectSound();
      },
      MINUTE,
    );

    it(
      'stop at once while they wait for the lease',
      async () => {
        const holder = (await start(lease)).process;
        const token = await holder.holdsLease();
        const waiting = (await start(lease)).process;
        await waiting.waitsForLease();
        expect(await waiting.stop()).toEqual({ code: 0, signal: null });
        expect(await holder.holdsLease()).toBe(token);
      },
      MINUTE,
    );
  });
});
