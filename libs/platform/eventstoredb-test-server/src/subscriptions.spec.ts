import {
  type AllStreamSubscription,
  END,
  START,
  type StreamSubscription,
  eventTypeFilter,
  excludeSystemEvents,
  streamNameFilter,
} from '@eventstore/db-client';
import { all, connected, disposeAll, event, events, failure, open, started } from '../test/server-and-client.js';

afterEach(disposeAll);

type Subscription = AllStreamSubscription | StreamSubscription;

/** The messages of a subscription, in order: revisions in their streams, and states. */
const heard = (subscription: Subscription) => {
  const messages: string[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const note = (message: string) => {
    messages.push(message);
    for (const { count, resolve } of waiting) if (messages.length >= count) resolve();
  };
  subscription.on('confirmation', () => note('confirmed'));
  subscription.on('caughtUp', () => note('caught up'));
  subscription.on('fellBehind', () => note('fell behind'));
  subscription.on('error', (error: unknown) => note(`error ${(error as { type: string }).type}`));
  subscription.on('data', ({ event: found, link }) =>
    note(`${(link ?? found)!.streamId}@${(link ?? found)!.revision}`),
  );
  return {
    messages,
    note,
    /** Resolves with the messages once there are this many. */
    first: async (count: number) => {
      if (messages.length < count) await new Promise<void>((resolve) => waiting.push({ count, resolve }));
      return messages.slice(0, count);
    },
  };
};

describe('a subscription to a stream', () => {
  test('confirms, delivers the stored events, reports that it caught up, and continues live', async () => {
    const { client } = await open();
    await client.appendToStream('s', events(2));
    const { first } = heard(client.subscribeToStream('s'));
    expect(await first(4)).toEqual(['confirmed', 's@0', 's@1', 'caught up']);
    await client.appendToStream('other', event('Noise'));
    await client.appendToStream('s', events(2));
    expect((await first(6)).slice(4)).toEqual(['s@2', 's@3']);
  });

  test('starts after the given revision, at the end, or before the stream exists', async () => {
    const { client } = await open();
    await client.appendToStream('s', events(3));
    expect(await heard(client.subscribeToStream('s', { fromRevision: 1n })).first(3)).toEqual([
      'confirmed',
      's@2',
      'caught up',
    ]);
    const atEnd = heard(client.subscribeToStream('s', { fromRevision: END }));
    const early = heard(client.subscribeToStream('later', { fromRevision: START }));
    await Promise.all([atEnd.first(2), early.first(2)]);
    await client.appendToStream('s', event('Live'));
    await client.appendToStream('later', event('Live'));
    expect(await atEnd.first(3)).toEqual(['confirmed', 'caught up', 's@3']);
    expect(await early.first(3)).toEqual(['confirmed', 'caught up', 'later@0']);
  });

  test('a tombstone is delivered and ends it; a tombstoned stream cannot be subscribed to', async () => {
    const { client } = await open();
    await client.appendToStream('s', events(1));
    const { first } = heard(client.subscribeToStream('s'));
    await first(3);
    await client.tombstoneStream('s');
    expect((await first(5)).slice(3)).toEqual(['s@9223372036854775807', 'error stream-deleted']);
    const late = heard(client.subscribeToStream('s'));
    expect((await late.first(2)).at(-1)).toBe('error stream-deleted');
  });

  test('continues after a soft delete', async () => {
    const { client } = await open();
    await client.appendToStream('s', events(2));
    await client.deleteStream('s');
    const { first } = heard(client.subscribeToStream('s'));
    expect(await first(2)).toEqual(['confirmed', 'caught up']);
    await client.appendToStream('s', event('Reopened'));
    expect((await first(3)).at(-1)).toBe('s@2');
  });

  test('a server before 23.10 does not report that it caught up', async () => {
    const server = await started({ subscriptionCaughtUp: false });
    const client = connected(server);
    await client.appendToStream('s', events(1));
    const { first } = heard(client.subscribeToStream('s'));
    await first(2);
    await client.appendToStream('s', event('Live'));
    expect(await first(3)).toEqual(['confirmed', 's@0', 's@1']);
  });
});

describe('a subscription to $all', () => {
  test('without a filter delivers system events too; a filter excludes them', async () => {
    const { client } = await open();
    await client.appendToStream('order-1', events(1));
    await client.setStreamMetadata('order-1', { maxAge: 5 });
    const expected = (await all(client.readAll())).map((found) => `${found.event?.streamId}@${found.event?.revision}`);
    const everything = await heard(client.subscribeToAll()).first(expected.length + 2);
    expect(everything).toEqual(['confirmed', ...expected, 'caught up']);
    expect(await heard(client.subscribeToAll({ filter: excludeSystemEvents() })).first(3)).toEqual([
      'confirmed',
      'order-1@0',
      'caught up',
    ]);
  });

  test.each([
    ['stream prefixes', streamNameFilter({ prefixes: ['a-', 'c-'] }), ['a-1@0', 'c-1@0']],
    ['a stream expression', streamNameFilter({ regex: '^[ab]-1$' }), ['a-1@0', 'b-1@0']],
    ['type prefixes', eventTypeFilter({ prefixes: ['Be'] }), ['b-1@0']],
    ['a type expression', eventTypeFilter({ regex: '^[BS].*d$' }), ['b-1@0', 'c-1@0']],
  ])('filters by %s, live events too', async (_case, filter, expected) => {
    const { client } = await open();
    const append = async () => {
      await client.appendToStream('a-1', event('Begun'.replace('Be', 'Re')));
      await client.appendToStream('b-1', event('Befriended'));
      await client.appendToStream('c-1', event('Shared'));
    };
    await append();
    const { first } = heard(client.subscribeToAll({ filter }));
    const again = expected.map((name) => name.replace('@0', '@1'));
    await first(expected.length + 2);
    await append();
    expect(await first(2 * expected.length + 2)).toEqual(['confirmed', ...expected, 'caught up', ...again]);
  });

  test('starts after a position, even between events that share a commit', async () => {
    const { server, client } = await open();
    server.faults.arm({ kind: 'explicit-transaction' }, 1);
    await client.appendToStream('s', events(3));
    const inTransaction = (await all(client.readStream('s'))).map((found) => found.event!.position!);
    expect(new Set(inTransaction.map(({ commit }) => commit)).size).toBe(1);
    expect(inTransaction.every(({ commit, prepare }) => commit > prepare)).toBe(true);
    for (const [index, fromPosition] of inTransaction.entries()) {
      const rest = ['s@0', 's@1', 's@2'].slice(index + 1);
      const { first } = heard(client.subscribeToAll({ fromPosition }));
      expect(await first(rest.length + 2)).toEqual(['confirmed', ...rest, 'caught up']);
    }
  });

  test('checkpoints after every search window times the multiplier, and once it has caught up', async () => {
    const { client } = await open();
    await client.appendToStream('noise', events(9));
    const reached: bigint[] = [];
    const subscription = client.subscribeToAll({
      filter: streamNameFilter({
        prefixes: ['wanted'],
        maxSearchWindow: 2,
        checkpointInterval: 2,
        checkpointReached: async (_subscription, { commit }) => void reached.push(commit),
      }),
    });
    const { first } = heard(subscription);
    await first(2);
    const commits = (await all(client.readAll())).map((found) => found.event!.position.commit);
    const catchingUp = commits.filter((_commit, index) => (index + 1) % 4 === 0);
    expect(reached).toEqual([...catchingUp, commits.at(-1)]);
    await client.appendToStream('noise', events(4));
    await client.appendToStream('wanted', event('Seen'));
    await first(3);
    expect(reached.length).toBeGreaterThan(catchingUp.length + 1);
  });

  test('resolves links on request', async () => {
    const { server, client } = await open();
    await client.appendToStream('s', event('Linked'));
    await server.appendLink('links', { stream: 's', revision: 0n });
    const subscription = client.subscribeToStream('links', { resolveLinkTos: true });
    for await (const { event: target, link } of subscription) {
      expect([target?.type, link?.streamId]).toEqual(['Linked', 'links']);
      break;
    }
  });

  test('a consumer that does not read causes backpressure, falls behind, and misses nothing', async () => {
    const { server, client } = await open();
    const subscription = client.subscribeToStream('s');
    const { messages, note, first } = heard(subscription);
    await first(2);
    subscription.pause();
    const big = { text: 'x'.repeat(20_000) };
    for (let n = 0; n < 40; n++) {
      await client.appendToStream(
        's',
        Array.from({ length: 25 }, () => event('Big', big)),
      );
    }
    expect(server.eventsSent).toBeLessThan(900);
    subscription.resume();
    note('resumed');
    const later = connected(server);
    const last = heard(later.subscribeToStream('s', { fromRevision: 998n }));
    await last.first(3);
    while (!messages.includes('s@999')) await first(messages.length + 1);
    expect(messages.filter((message) => message.startsWith('s@'))).toEqual(
      Array.from({ length: 1000 }, (_, revision) => `s@${revision}`),
    );
    expect(messages).toContain('fell behind');
  });

  test('an invalid regular expression as a filter is refused', async () => {
    const { client } = await open();
    const { first } = heard(client.subscribeToAll({ filter: streamNameFilter({ regex: '(' }) }));
    expect((await first(1))[0]).toMatch(/^error/);
  });

  test('unsubscribing removes the subscription from the server', async () => {
    const { server, client } = await open();
    const subscription = client.subscribeToAll();
    await heard(subscription).first(1);
    expect(server.subscriptions).toBe(1);
    await subscription.unsubscribe();
    while (server.subscriptions > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await failure(all(client.readStream('nobody')))).toMatchObject({ type: 'stream-not-found' });
  });
});
