import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { EventStoreDBClient, NO_STREAM, binaryEvent } from '@eventstore/db-client';
import { MongoClient, type AnyBulkWriteOperation, type Document } from 'mongodb';
import { serviceCategories, serviceCodec, serviceProjections } from '@app/composition';
import { EmbeddedEventStore, wholeLog, type EventStore } from '@app/event-store';
import { EventStoreDbEventStore } from '@app/event-store/eventstoredb';
import { ProjectionRunner } from '@app/projections';
import type { ViewCommit } from '@app/read-models';
import { MongoConnection, MongoViewStore } from '@app/read-models/mongodb';
import { sampleProgramme } from '@app/sample-programme';
import { caughtUp, openBenchService, runSteps } from './bench-service.js';
import { concurrently, interleave, median, rate, spread, type Measurement } from './measure.js';
import { encodeSubmission } from './sample-event.js';

const ROUNDS = 5;
const APPENDS = 3_000;
const WRITERS = 64;
const SCALE = 0.05;
const BATCH = 500;

const TEST_SERVER = fileURLToPath(
  new URL('../../../libs/platform/eventstoredb-test-server/src/main.js', import.meta.url),
);

/** EventStoreDB's protocol from the project's test server, in a process of its own. */
const withTestServer = async <Result>(work: (connectionString: string) => Promise<Result>): Promise<Result> => {
  const child = spawn(process.execPath, [TEST_SERVER, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [address] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    return await work(address);
  } finally {
    child.kill();
    await once(child, 'exit');
  }
};

/** Appends to new streams by the adapter, against the same calls with the same bytes by the client itself. */
export const appendToEventStoreDb = (): Promise<Measurement> =>
  withTestServer(async (connectionString) => {
    const store = EventStoreDbEventStore.open({ connectionString, categories: ['initiative'] });
    const client = EventStoreDBClient.connectionString(connectionString);
    const stream = (): string => `initiative-${randomUUID()}`;
    const { first, second } = await interleave(
      ROUNDS,
      () =>
        rate(APPENDS, () =>
          concurrently(APPENDS, WRITERS, (i) => store.append(stream(), 'no-stream', [encodeSubmission(i)])),
        ),
      () =>
        rate(APPENDS, () =>
          concurrently(APPENDS, WRITERS, (i) => {
            const { id, type, data, metadata } = encodeSubmission(i);
            const event = binaryEvent({ id, type, data: Buffer.from(data), metadata: Buffer.from(metadata) });
            return client.appendToStream(stream(), event, { expectedRevision: NO_STREAM });
          }),
        ),
    );
    await store.close();
    await client.dispose();
    return {
      name: 'append over gRPC, 64 writers / the client alone',
      value: median(first) / median(second),
      unit: 'ratio',
      bound: { kind: 'at-least', value: 0.7 },
      detail: { 'appends/s': spread(first), 'client/s': spread(second) },
    };
  });

/** Copies the sample programme's log from the embedded stores to the server. @returns the number of events */
const copySampleLog = async (folder: string, to: EventStore): Promise<number> => {
  const dataFolder = join(folder, 'sample');
  const service = await openBenchService(dataFolder);
  await runSteps(service, sampleProgramme(1, SCALE).steps, () => undefined);
  await caughtUp(service);
  await service.close();
  const from = await EmbeddedEventStore.open({ folder: dataFolder, mode: 'reader' });
  let copied = 0;
  for await (const { stream, revision, ...event } of wholeLog(from)) {
    await to.append(stream, revision === 0n ? 'no-stream' : revision - 1n, [event]);
    copied += 1;
  }
  await from.close();
  return copied;
};

/** The writes of a commit, sent by the driver alone: guarded documents by collection, then the checkpoint. */
const sendBare = async (client: MongoClient, { position, puts, deletes }: ViewCommit): Promise<void> => {
  const db = client.db();
  const statements = new Map<string, AnyBulkWriteOperation<Document>[]>();
  const of = (name: string): AnyBulkWriteOperation<Document>[] => {
    const known = statements.get(name) ?? [];
    statements.set(name, known);
    return known;
  };
  for (const { collection, doc } of puts) {
    const filter = { _id: doc.id as never, position: { $lt: position } };
    of(collection.spec.name).push({
      replaceOne: { filter, replacement: { position, doc: JSON.stringify(doc) }, upsert: true },
    });
  }
  for (const { collection, id } of deletes) {
    of(collection.spec.name).push({ deleteOne: { filter: { _id: id as never, position: { $lt: position } } } });
  }
  for (const [name, operations] of statements) await db.collection(name).bulkWrite(operations, { ordered: false });
  await db.collection('checkpoint').updateOne({ _id: 'all' as never }, { $set: { position } }, { upsert: true });
};

/**
 * All projections from the log of one server into the other, against the same documents sent by the driver alone, with
 * the same guards and batches. Without MONGODB_URL it measures nothing and says so on stderr.
 */
export const projectionIntoMongo = async (folder: string): Promise<readonly Measurement[]> => {
  const server = process.env.MONGODB_URL;
  if (!server) {
    process.stderr.write('NOT MEASURED: projection into MongoDB needs a server, and MONGODB_URL names none\n');
    return [];
  }
  const url = (): string => server.replace(/^([^/]*\/\/[^/?]*)[^?]*/, `$1/bench-${randomUUID()}`);
  return withTestServer(async (connectionString) => {
    const events = EventStoreDbEventStore.open({ connectionString, categories: serviceCategories });
    const count = await copySampleLog(folder, events);
    const head = (await events.head())!;
    let commits: ViewCommit[] = [];
    const project = async (): Promise<number> => {
      commits = [];
      const connection = MongoConnection.open({ url: url() });
      const views = await MongoViewStore.open({ connection, token: 1n });
      const commit = views.commit.bind(views);
      views.commit = (batch) => {
        commits.push(batch);
        return commit(batch);
      };
      const runner = new ProjectionRunner({
        eventStore: events,
        codec: serviceCodec(),
        views,
        projections: serviceProjections,
        rebuildBatch: BATCH,
        rebuildPage: BATCH,
      });
      const perSecond = await rate(count, async () => {
        await runner.start();
        if (!(await runner.waitForPosition(head, 600_000))) throw new Error('the projections did not catch up');
      });
      await runner.stop();
      await views.close();
      await connection.db.dropDatabase();
      await connection.close();
      return perSecond;
    };
    const bare = async (): Promise<number> => {
      const client = await MongoClient.connect(url(), {
        useBigInt64: true,
        writeConcern: { w: 'majority', journal: true },
      });
      const perSecond = await rate(count, async () => {
        for (const commit of commits) await sendBare(client, commit);
      });
      await client.db().dropDatabase();
      await client.close();
      return perSecond;
    };
    const { first, second } = await interleave(3, project, bare);
    await events.close();
    return [
      {
        name: `projections from gRPC into MongoDB, batches of ${BATCH} / the same documents by the driver alone`,
        value: median(first) / median(second),
        unit: 'ratio',
        bound: { kind: 'at-least', value: 0.5 },
        detail: { 'events/s': spread(first), 'bare events/s': spread(second), events: count, commits: commits.length },
      },
    ];
  });
};
