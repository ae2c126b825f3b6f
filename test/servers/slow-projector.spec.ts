import { EventCodec, EventRegistry } from '@app/event-store';
import { EventStoreDbEventStore } from '@app/event-store/eventstoredb';
import type { DomainEvent } from '@app/kernel';
import { defineProjection, ProjectionRunner } from '@app/projections';
import { InMemoryViewStore, type CollectionSpec } from '@app/read-models';
import { EventStoreDbTestServer } from '@app/eventstoredb-test-server';
import { randomUUID } from 'node:crypto';

type Noted = DomainEvent<'Noted', { readonly text: string }>;

const notes: CollectionSpec = { name: 'note', fields: {}, indexes: [] };
const codec = new EventCodec(new EventRegistry([{ type: 'Noted', storedName: 'Noted' }]));

const APPENDS = 40;
const TOGETHER = 100;
const TEXT = 'x'.repeat(4_000);
/** Maximum number of the 4 000 events in a batch, the buffers before it and a page read at the end of the log. */
const MAX_IN_FLIGHT = 500;

describe('A projector that is slow', () => {
  let server: EventStoreDbTestServer;
  let events: EventStoreDbEventStore;
  let runner: ProjectionRunner;
  let handled: number;
  /** Resolves when so many events were handled; the next waits until `allow` is raised. */
  let allow: (count: number) => Promise<void>;

  beforeEach(async () => {
    server = await EventStoreDbTestServer.start();
    events = EventStoreDbEventStore.open({ connectionString: server.connectionString, categories: ['note'] });
    handled = 0;
    let allowed = 0;
    let raised: () => void = () => undefined;
    let reached: () => void = () => undefined;
    allow = (count) =>
      new Promise((resolve) => {
        allowed = count;
        reached = resolve;
        raised();
      });
    const projection = defineProjection<Noted>({
      name: 'notes',
      version: 1,
      collections: [notes],
      handlers: {
        Noted: async ({ stream, revision }, views) => {
          while (handled === allowed) await new Promise<void>((resolve) => (raised = resolve));
          views.put(notes, { id: `${stream}@${revision}` });
          handled += 1;
          if (handled === allowed) reached();
        },
      },
    });
    runner = new ProjectionRunner({
      eventStore: events,
      codec,
      views: new InMemoryViewStore(),
      projections: [projection],
      liveBatch: TOGETHER,
    });
    await runner.start();
  });
  afterEach(async () => {
    await runner.stop();
    await events.close();
    await server.stop();
  });

  it('receives the log only as fast as it processes it', async () => {
    const body = JSON.stringify({ text: TEXT });
    for (let n = 0; n < APPENDS; n += 1) {
      await events.append(
        `note-${n}`,
        'no-stream',
        Array.from({ length: TOGETHER }, () => ({ id: randomUUID(), type: 'Noted', data: body, metadata: '{}' })),
      );
    }
    for (const count of [1, 500, 1_000, 2_000]) {
      await allow(count);
      await events.head();
      expect(server.eventsSent).toBeLessThan(count + MAX_IN_FLIGHT);
    }
    await allow(APPENDS * TOGETHER);
    expect(await runner.waitForPosition((await events.head())!, 30_000)).toBe(true);
  });
});
