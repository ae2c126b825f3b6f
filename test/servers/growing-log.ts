import { serviceCategories, serviceProjections } from '@app/composition/read-models';
import type { EventStore, StoredEvent } from '@app/event-store';
import { EventStoreDbEventStore } from '@app/event-store/eventstoredb';
import { InMemoryViewStore, type ProjectionCheckpoint } from '@app/read-models';
import { MongoConnection, MongoViewStore } from '@app/read-models/mongodb';
import { EventStoreDbTestServer } from '@app/eventstoredb-test-server';
import { copyLog, logOf } from '../programme/log-of.js';
import { SampleRun } from '../programme/sample-run.js';
import { buildViews, documentsOf, type Documents } from '../replay/view-documents.js';
import { until } from './until.js';

/** The log of the sample programme on a separate EventStoreDB in this process; more of it is appended on demand. */
export class GrowingLog {
  /** Grow with the log: to build them anew for each comparison takes longer than what is compared. */
  private readonly views = new InMemoryViewStore();

  private constructor(
    readonly server: EventStoreDbTestServer,
    readonly events: EventStore,
    private readonly rest: StoredEvent[],
  ) {}

  /** Starts with this many events. */
  static async start(events: number): Promise<GrowingLog> {
    const run = await SampleRun.of({ seed: 3, scale: 0.01 });
    const log = await logOf(run.service.eventStore).finally(() => run.close());
    const server = await EventStoreDbTestServer.start();
    const { connectionString } = server;
    const store = EventStoreDbEventStore.open({ connectionString, categories: serviceCategories });
    const growing = new GrowingLog(server, store, [...log]);
    await growing.grow(events);
    return growing;
  }

  /** @throws Error if fewer events are left */
  async grow(events: number): Promise<void> {
    if (events > this.rest.length) throw new Error(`the sample programme has only ${this.rest.length} more events`);
    await copyLog(this.rest.splice(0, events), this.events);
  }

  /** The documents of read models built in memory from the log, by a projector that nothing disturbs. */
  async built(): Promise<Documents> {
    return documentsOf(await buildViews(this.events, { views: this.views }));
  }

  async stop(): Promise<void> {
    await this.events.close();
    await this.server.stop();
  }
}

/** Greater than the token of any lease. */
const LAST_TOKEN = 2n ** 62n;

/** A database of read models, read while projectors build them. */
export class ReadModels {
  private constructor(
    readonly url: string,
    private readonly connection: MongoConnection,
    private readonly views: MongoViewStore,
  ) {}

  static async open(url: string): Promise<ReadModels> {
    const connection = MongoConnection.open({ url });
    return new ReadModels(url, connection, await MongoViewStore.open({ connection }));
  }

  documents(): Promise<Documents> {
    return documentsOf(this.views);
  }

  checkpoints(): Promise<readonly ProjectionCheckpoint[]> {
    return this.views.checkpoints();
  }

  /** The lease as its holder last renewed it. */
  async lease(): Promise<{ readonly token: bigint; readonly renewals: bigint }> {
    return (await this.connection.collection<{ token: bigint; renewals: bigint }>('leases').findOne())!;
  }

  /** Resolves when every projection is active in one version and has applied the whole log. */
  async caughtUp(events: EventStore): Promise<void> {
    const head = await events.head();
    const isUpToHead = (checkpoints: readonly ProjectionCheckpoint[]): boolean =>
      checkpoints.length === serviceProjections.length && checkpoints.every(({ position }) => position === head);
    await until(() => this.checkpoints(), isUpToHead);
    for (const { name } of serviceProjections.flatMap(({ collections }) => collections)) {
      await until(
        () => this.views.activeVersion(name),
        (version) => version !== null,
      );
    }
  }

  /**
   * Drops the database. A killed writer may have left a transaction open, which dropping would wait for; a new writer
   * ends it first.
   */
  async remove(): Promise<void> {
    await this.views.close();
    await (await MongoViewStore.open({ connection: this.connection, token: LAST_TOKEN })).close();
    await this.connection.db.dropDatabase();
    await this.connection.close();
  }
}

/** Expects read models of the whole log, equal to those that nothing disturbed. */
export const expectBuilt = async (readModels: ReadModels, log: GrowingLog): Promise<void> => {
  await readModels.caughtUp(log.events);
  expect(await readModels.documents()).toEqual(await log.built());
};
