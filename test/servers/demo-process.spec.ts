import { EventStoreDbTestServer } from '@app/eventstoredb-test-server';
import { describeOnMongo } from '@app/testing/servers';
import { rmSync } from 'node:fs';
import { BuiltProcess } from '../e2e/built-process.js';
import { freshFolder } from '../e2e/fresh-folder.js';
import { ReadModels } from './growing-log.js';

const MINUTE = 60_000;

describeOnMongo('The demo on servers', (freshUrl) => {
  let folder: string;
  let server: EventStoreDbTestServer;
  let readModels: ReadModels;

  beforeAll(async () => {
    folder = freshFolder();
    server = await EventStoreDbTestServer.start();
    readModels = await ReadModels.open(freshUrl());
  });
  afterAll(async () => {
    await BuiltProcess.killAll();
    await readModels.remove();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const demo = (...args: readonly string[]): BuiltProcess =>
    BuiltProcess.start('cli', ['demo', '--no-serve', '--json', '--seed', '2', '--scale', '0.02', ...args], {
      SANGKIEN_DATA: folder,
    });
  const onServers = (): BuiltProcess => demo('--event-store', server.connectionString, '--mongo', readModels.url);

  it(
    'prints exactly the figures of the embedded stores',
    async () => {
      const [embedded, there] = [demo(), onServers()];
      expect(await embedded.exited).toEqual({ code: 0, signal: null });
      expect(await there.exited).toEqual({ code: 0, signal: null });
      expect(there.stdout).toBe(embedded.stdout);
      expect(JSON.parse(there.stdout)).toMatchObject({ programme: { registeredMembers: expect.any(Number) } });
    },
    2 * MINUTE,
  );

  it(
    'refuses a log that is not empty, and appends nothing',
    async () => {
      const written = server.calls.Append + server.calls.BatchAppend;
      expect(written).toBeGreaterThan(0);
      const refused = onServers();
      expect(await refused.exited).toEqual({ code: 1, signal: null });
      expect(refused.stderr).toContain('this event store is in use');
      expect(refused.stdout).toBe('');
      expect(server.calls.Append + server.calls.BatchAppend).toBe(written);
    },
    2 * MINUTE,
  );

  it(
    'says what to do instead of rebuilding a data folder',
    async () => {
      const rebuild = BuiltProcess.start('cli', ['rebuild'], {
        SANGKIEN_DATA: folder,
        SANGKIEN_EVENT_STORE: server.connectionString,
        SANGKIEN_MONGO: readModels.url,
      });
      expect(await rebuild.exited).toEqual({ code: 1, signal: null });
      expect(rebuild.stderr).toMatch(/on servers the projector rebuilds the read models: drop their collections/);
    },
    2 * MINUTE,
  );
});
