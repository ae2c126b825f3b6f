import { serviceProjections } from '@app/composition/read-models';
import { describeOnMongo, nobodysMongoUrl, TcpProxy } from '@app/testing/servers';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { BuiltProcess } from '../e2e/built-process.js';
import { freshFolder } from '../e2e/fresh-folder.js';
import { expectBuilt, GrowingLog, ReadModels } from './growing-log.js';
import { checkOf, ProjectorProcess, type Health } from './projector-process.js';
import { until } from './until.js';

const MINUTE = 60_000;

/** Events; each changes two collections of one projection. */
const SOME = 5;
/** Longer than these specs may take. */
const LONG_LEASE = { SANGKIEN_LEASE_SECONDS: '600' };

describe('A projector process', () => {
  afterEach(() => BuiltProcess.killAll());

  it(
    'is refused on embedded stores, whose projector is part of the API',
    async () => {
      const refused = BuiltProcess.start('projector', [], {});
      expect(await refused.exited).toEqual({ code: 1, signal: null });
      expect(refused.stderr).toContain('a projector process needs SANGKIEN_EVENT_STORE and SANGKIEN_MONGO');
    },
    2 * MINUTE,
  );

  const notEventStoreDb = /^the connection string of EventStoreDB cannot be used: [^\n]+$/;
  const notMongo = /^not a MongoDB connection string, expected [^\n]+$/;
  it.each([
    ['projector', 'EventStoreDB', { SANGKIEN_EVENT_STORE: 'esdb://user:geheim@:x?tls=maybe' }, notEventStoreDb],
    ['projector', 'MongoDB', { SANGKIEN_MONGO: 'mongodb://user:geheim@' }, notMongo],
    ['api', 'EventStoreDB', { SANGKIEN_EVENT_STORE: 'esdb://user:geheim@:x?tls=maybe' }, notEventStoreDb],
    ['api', 'MongoDB', { SANGKIEN_MONGO: 'mongodb://user:geheim@' }, notMongo],
  ] as const)(
    'or API process (here the %s) exits on an invalid address of %s, and does not print it',
    async (app, _, address, message) => {
      const folder = freshFolder();
      const refused = BuiltProcess.start(app, [], {
        SANGKIEN_DATA: folder,
        SANGKIEN_LOG: 'error',
        SANGKIEN_EVENT_STORE: 'esdb://127.0.0.1:1?tls=false',
        SANGKIEN_MONGO: await nobodysMongoUrl(),
        ...address,
      });
      expect(await refused.exited).toEqual({ code: 1, signal: null });
      expect(refused.stderr).toMatch(message);
      expect(refused.stdout + refused.stderr).not.toContain('geheim');
      rmSync(folder, { recursive: true });
    },
    2 * MINUTE,
  );
});

describe('A projector process whose port is taken', () => {
  it(
    'names the setting, and exits',
    async () => {
      const holder = createServer().listen(0, '127.0.0.1');
      await once(holder, 'listening');
      const port = String((holder.address() as AddressInfo).port);
      const refused = ProjectorProcess.boot({
        SANGKIEN_LOG: 'error',
        SANGKIEN_EVENT_STORE: 'esdb://127.0.0.1:1?tls=false',
        SANGKIEN_MONGO: await nobodysMongoUrl(),
        SANGKIEN_PROJECTOR_PORT: port,
      });
      expect(await refused.exited).toEqual({ code: 1, signal: null });
      expect(refused.stderr.split('\n').at(-1)).toBe(
        `127.0.0.1:${port} is taken by another program; choose another SANGKIEN_PROJECTOR_PORT`,
      );
      holder.close();
    },
    2 * MINUTE,
  );
});

describeOnMongo('A projector process on servers', (freshUrl) => {
  let folder: string;
  let log: GrowingLog;
  let readModels: ReadModels;
  let line: TcpProxy;

  const start = async (env: { readonly [name: string]: string } = LONG_LEASE): Promise<ProjectorProcess> => {
    const mongo = new URL(readModels.url);
    mongo.port = String(line.port);
    return ProjectorProcess.start(folder, {
      SANGKIEN_EVENT_STORE: log.server.connectionString,
      SANGKIEN_MONGO: mongo.href,
      ...env,
    });
  };
  const isReady = ({ httpStatus }: Health): boolean => httpStatus === 200;
  const metric = async (process: ProjectorProcess, name: string): Promise<readonly number[]> =>
    (await process.metrics())
      .split('\n')
      .filter((each) => each.startsWith(`${name}{`) || each.startsWith(`${name} `))
      .map((each) => Number(each.split(' ').at(-1)));

  beforeAll(async () => {
    folder = freshFolder();
    log = await GrowingLog.start(520);
  }, 2 * MINUTE);
  afterAll(async () => {
    await log.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    readModels = await ReadModels.open(freshUrl());
    line = await TcpProxy.to(Number(new URL(readModels.url).port));
  });
  afterEach(async () => {
    await BuiltProcess.killAll();
    await line.stop();
    await readModels.remove();
  });

  it(
    'reports its readiness, its state and its progress',
    async () => {
      const holder = await start();
      const token = await holder.holdsLease();
      await readModels.caughtUp(log.events);
      const health = await until(
        () => holder.health(),
        ({ checks }) => checks.every(({ status }) => status === 'pass'),
      );
      expect(health).toMatchObject({ httpStatus: 200, status: 'pass' });
      expect(checkOf(health, 'lease')!.detail).toBe(`held with token ${token}`);
      expect(health.checks.filter(({ name }) => name.startsWith('projection:'))).toHaveLength(
        serviceProjections.length,
      );
      expect(new Set(await metric(holder, 'sangkien_projection_lag_positions'))).toEqual(new Set([0]));
      expect(new Set(await metric(holder, 'sangkien_health'))).toEqual(new Set([0]));
      expect(await metric(holder, 'sangkien_projector_failures_total')).toEqual([0]);

      const waiting = await start();
      expect(await waiting.health()).toEqual({
        httpStatus: 200,
        status: 'pass',
        checks: [
          { name: 'event-store', status: 'pass' },
          { name: 'lease', status: 'pass', detail: 'waiting for it' },
        ],
      });
      expect(await metric(waiting, 'sangkien_projection_lag_positions')).toEqual([]);
    },
    2 * MINUTE,
  );

  it(
    'is ready, with a warning, while it cannot reach EventStoreDB and another renews the lease, and not after that one is gone',
    async () => {
      const lease = { SANGKIEN_LEASE_SECONDS: '2' };
      const holder = await start(lease);
      await holder.holdsLease();
      const nobody = 'esdb://127.0.0.1:1?tls=false';
      const standby = await start({ ...lease, SANGKIEN_EVENT_STORE: nobody });
      const health = await until(() => standby.health(), isReady);
      expect(health).toMatchObject({ httpStatus: 200, status: 'warn' });
      expect(checkOf(health, 'event-store')).toMatchObject({ status: 'warn' });
      expect(checkOf(health, 'lease')).toMatchObject({ detail: 'waiting for it' });
      await holder.stop();
      await until(
        () => standby.health(),
        ({ status }) => status === 'fail',
      );
    },
    2 * MINUTE,
  );

  it(
    'starts without its servers, and works once they are reachable',
    async () => {
      await log.server.stop();
      await line.cut();
      const process = await start();
      expect(await process.health()).toMatchObject({ httpStatus: 503, status: 'fail' });
      await line.restore();
      await log.server.listen();
      await process.holdsLease();
      await expectBuilt(readModels, log);
      await until(() => process.health(), isReady);
    },
    2 * MINUTE,
  );

  it.each([
    ['MongoDB', 'projector', () => line.cut(), () => line.restore()],
    ['EventStoreDB', 'event-store', () => log.server.stop(), () => log.server.listen()],
  ])(
    'is not ready while %s is unreachable, reports the reason, and is ready again afterwards',
    async (_, check, interrupt, restore) => {
      const process = await start({ SANGKIEN_LEASE_SECONDS: '2' });
      await process.holdsLease();
      await readModels.caughtUp(log.events);
      await until(() => process.health(), isReady);
      await interrupt();
      const health = await until(
        () => process.health(),
        (answer) => checkOf(answer, check)?.status === 'fail',
      );
      expect(health).toMatchObject({ httpStatus: 503, status: 'fail' });
      expect(checkOf(health, check)!.detail).toMatch(/\S/);
      expect(await metric(process, 'sangkien_health')).toContain(2);
      await restore();
      await until(() => process.health(), isReady);
      await log.grow(SOME);
      await expectBuilt(readModels, log);
    },
    2 * MINUTE,
  );

  describe('that receives SIGTERM', () => {
    it(
      'releases the lease before it expires',
      async () => {
        const first = await start();
        await first.holdsLease();
        const second = await start();
        await second.waitsForLease();
        await readModels.caughtUp(log.events);
        expect(await first.stop()).toEqual({ code: 0, signal: null });
        await log.grow(SOME);
        await second.holdsLease();
        await expectBuilt(readModels, log);
        expect(await second.stop()).toEqual({ code: 0, signal: null });
      },
      2 * MINUTE,
    );

    it(
      'finishes the current batch first',
      async () => {
        const process = await start();
        await process.holdsLease();
        await readModels.caughtUp(log.events);
        const before = (await log.events.head())!;
        await process.order('SIGSTOP', 'mid-flush');
        await log.grow(SOME);
        await process.obeyed();
        process.signal('SIGTERM');
        await process.goOn();
        expect(await process.exited).toEqual({ code: 0, signal: null });
        for (const { position } of await readModels.checkpoints()) expect(position).toBeGreaterThan(before);

        const next = await start();
        await next.holdsLease();
        await expectBuilt(readModels, log);
      },
      2 * MINUTE,
    );

    it(
      'exits at once while it waits for the lease',
      async () => {
        const holder = await start();
        const token = await holder.holdsLease();
        const waiting = await start();
        await waiting.waitsForLease();
        expect(await waiting.stop()).toEqual({ code: 0, signal: null });
        expect(await holder.holdsLease()).toBe(token);
      },
      2 * MINUTE,
    );
  });
});
