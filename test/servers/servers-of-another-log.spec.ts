import { openServerStores } from '@app/composition/servers';
import { startupFailureText } from '@app/composition';
import type { EventStore } from '@app/event-store';
import { EventStoreDbEventStore } from '@app/event-store/eventstoredb';
import { EventStoreDbTestServer } from '@app/eventstoredb-test-server';
import { MongoConnection, MongoViewStore } from '@app/read-models/mongodb';
import { describeOnMongo } from '@app/testing/servers';
import { randomUUID } from 'node:crypto';

describeOnMongo('A start on servers that do not belong together', (freshUrl) => {
  let servers: EventStoreDbTestServer[];
  let [own, other]: EventStore[] = [];
  let connection: MongoConnection;
  let mongoUrl: string;

  const categories = ['member'];
  const anEvent = () => ({ id: randomUUID(), type: 'MemberEnrolled', data: '{}', metadata: '{}' });
  const start = async (at = 0): Promise<string> => {
    const { connectionString: eventStoreUrl } = servers[at]!;
    const stores = await openServerStores(
      { kind: 'servers', eventStoreUrl, mongoUrl },
      { timeouts: { comparedWithinMs: 20_000 } },
    ).catch(startupFailureText);
    if (typeof stores === 'string') return stores;
    await stores.close();
    return stores.log ?? 'not compared';
  };

  beforeEach(async () => {
    servers = await Promise.all([EventStoreDbTestServer.start(), EventStoreDbTestServer.start()]);
    [own, other] = servers.map(({ connectionString }) => EventStoreDbEventStore.open({ connectionString, categories }));
    mongoUrl = freshUrl();
    connection = MongoConnection.open({ url: mongoUrl });
    expect(await start()).toBe(await own!.identity());
    const views = await MongoViewStore.open({ connection, token: 1n, log: await own!.identity() });
    const { position } = await own!.append('member-1', 'no-stream', [anEvent()]);
    await views.commit({
      position,
      puts: [],
      deletes: [],
      checkpoints: [{ projection: 'member-card', version: 1, from: null }],
    });
    await views.close();
  });
  afterEach(async () => {
    await connection.db.dropDatabase();
    await Promise.all([own!.close(), other!.close(), connection.close()]);
    await Promise.all(servers.map((server) => server.stop()));
  });

  it('passes where they do', async () => {
    expect(await start()).toBe(await own!.identity());
  });

  it('names both logs where the read models are those of another one', async () => {
    expect(await start(1)).toMatch(
      new RegExp(
        `was built from the log ${await own!.identity()}, but EventStoreDB is the log ${await other!.identity()}`,
      ),
    );
  });

  it('says what to do where the names of the members are gone, or those of another log', async () => {
    await connection.db.collection('persons').drop();
    expect(await start()).toMatch(/persons .+ is missing, .+ restore it from a backup/);
    await connection.db.collection('read-models').drop();
    await connection.db.collection<{ _id: string }>('persons').insertOne({ _id: 'log', ...{ identity: 'log-1' } });
    expect(await start()).toMatch(/has the names of the members of the log log-1/);
  });

  it('names the end that a restored log has lost', async () => {
    await connection.db
      .collection<{ _id: string }>('read-models')
      .updateOne({ _id: 'state' }, { $set: { log: await other!.identity() } });
    await connection.db
      .collection<{ _id: string }>('persons')
      .updateOne({ _id: 'log' }, { $set: { identity: await other!.identity() } });
    expect(await start(1)).toMatch(
      /member-card version 1 has processed position \d+, but the log ends at its beginning: .+ put the newer log back/,
    );
  });
});
