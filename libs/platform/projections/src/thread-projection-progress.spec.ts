import { randomUUID } from 'node:crypto';
import { EventCodec, EventRegistry, InMemoryEventStore } from '@app/event-store';
import { InMemoryViewStore } from '@app/read-models';
import { recordedEvents } from '@app/testing';
import { ProjectionBroadcast } from './projection-broadcast.js';
import { ProjectionRunner } from './projection-runner.js';
import { ThreadProjectionProgress } from './thread-projection-progress.js';

describe('ThreadProjectionProgress', () => {
  const codec = new EventCodec(new EventRegistry([{ type: 'Noted', storedName: 'Noted' }]));
  const notes = { name: 'note', fields: {}, indexes: [] };
  let events: InMemoryEventStore;
  let runner: ProjectionRunner;
  let channel: string;
  let broadcast: ProjectionBroadcast;
  const progresses: ThreadProjectionProgress[] = [];

  beforeEach(async () => {
    channel = randomUUID();
    events = new InMemoryEventStore();
    runner = new ProjectionRunner({
      eventStore: events,
      codec,
      views: new InMemoryViewStore(),
      projections: [
        {
          name: 'notes',
          version: 1,
          collections: [notes],
          handlers: { Noted: ({ stream }, views) => views.put(notes, { id: stream }) },
        },
      ],
    });
    await runner.start();
    broadcast = new ProjectionBroadcast(runner, channel);
  });
  afterEach(async () => {
    for (const progress of progresses.splice(0)) progress.close();
    broadcast.close();
    await runner.stop();
    await events.close();
  });

  const join = (): ThreadProjectionProgress => {
    const progress = new ThreadProjectionProgress(channel);
    progresses.push(progress);
    return progress;
  };
  const append = async (): Promise<bigint> => {
    const [noted] = recordedEvents([{ stream: 'note-1', type: 'Noted', data: {} }]);
    const encoded = { ...codec.encode(randomUUID(), noted!.event, noted!.metadata) };
    return (await events.append('note-1', 'any', [encoded])).position;
  };

  it('receives positions from the runner', async () => {
    const progress = join();
    const first = await append();
    expect(await progress.waitForPosition(first, 10_000)).toBe(true);
    const second = await append();
    expect(await progress.waitForPosition(second, 10_000)).toBe(true);
    expect(await progress.status()).toEqual({
      head: second,
      projections: [{ name: 'notes', version: 1, status: 'live', position: second }],
    });
  });

  it('receives the current state when it starts listening late', async () => {
    const position = await append();
    await join().waitForPosition(position, 10_000);
    expect(await join().waitForPosition(position, 10_000)).toBe(true);
  });

  it('has no status before the first message, and resolves waiters when closed', async () => {
    const progress = join();
    expect(await progress.status()).toEqual({ head: null, projections: [] });
    const waiting = progress.waitForPosition(99n, 60_000);
    progress.close();
    expect(await waiting).toBe(false);
  });
});
