import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  AppendAbandoned,
  type AppendResult,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type ReadStreamOptions,
  type StoredEvent,
  StoreUnavailable,
  type SubscriptionMessage,
  WrongExpectedRevision,
} from '@app/event-store';

export interface EventStoreUnderTest {
  readonly store: EventStore;
  /** Reopens the same log after `store` was closed. Durable stores only. */
  reopen?(): Promise<EventStore>;
  /** Closes the stores and removes their data. */
  dispose(): Promise<void>;
}

/** More than one page of any adapter's subscription. */
const MORE_THAN_A_PAGE = 1_203;

const anEvent = (data: string = '{"n":1}'): EventToAppend => ({
  id: randomUUID(),
  type: 'SomethingHappened',
  data,
  metadata: '{"actor":"member-1"}',
});

const someEvents = (count: number): EventToAppend[] => Array.from({ length: count }, () => anEvent());

const ids = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

const rejectionOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

/** The guarantees of the EventStore port, for every adapter. The log may already contain other events. */
export const eventStoreContract = (
  name: string,
  makeStore: () => Promise<EventStoreUnderTest>,
  { durable }: { readonly durable: boolean },
): void => {
  describe(`event store contract: ${name}`, () => {
    let subject: EventStoreUnderTest;
    let store: EventStore;
    let stream: string;

    beforeEach(async () => {
      subject = await makeStore();
      store = subject.store;
      stream = `contract-${randomUUID()}`;
    });
    afterEach(() => subject.dispose());

    const startingAt = (position: bigint | null): { readonly after?: bigint } =>
      position === null ? {} : { after: position };

    const everythingAfter = async (position: bigint | null): Promise<StoredEvent[]> => {
      const events: StoredEvent[] = [];
      for (;;) {
        const last = events.at(-1)?.position ?? position;
        const page = await store.readAll({ ...startingAt(last), limit: 100 });
        if (page.length === 0) return events;
        events.push(...page);
      }
    };

    describe('append', () => {
      it('numbers the events of a stream from revision 0', async () => {
        expect((await store.append(stream, 'no-stream', [anEvent()])).revision).toBe(0n);
        expect((await store.append(stream, 0n, [anEvent()])).revision).toBe(1n);
        expect((await store.append(stream, 1n, someEvents(3))).revision).toBe(4n);
      });

      it('returns the position of the last event, which increases', async () => {
        const first = await store.append(stream, 'no-stream', someEvents(2));
        const second = await store.append(`${stream}x`, 'no-stream', [anEvent()]);
        const [, last] = await store.readStream(stream);
        expect(last!.position).toBe(first.position);
        expect(second.position).toBeGreaterThan(first.position);
        expect(await store.head()).toBe(second.position);
        expect(await store.lastEvent()).toEqual((await store.readStream(`${stream}x`))[0]);
      });

      it('keeps events of one append together and in order', async () => {
        const before = await store.head();
        const batches = Array.from({ length: 12 }, () => someEvents(5));
        await Promise.all(batches.map((batch, index) => store.append(`${stream}${index}`, 'no-stream', batch)));
        const log = ids(await everythingAfter(before));
        for (const batch of batches) {
          const first = log.indexOf(batch[0]!.id);
          expect(log.slice(first, first + batch.length)).toEqual(ids(batch));
        }
      });

      it('stores nothing of a batch that contains an unstorable event', async () => {
        const broken = { ...anEvent(), data: '"\ud800"' };
        await expect(store.append(stream, 'no-stream', [anEvent(), broken, anEvent()])).rejects.toThrow(TypeError);
        expect(await store.readStream(stream)).toEqual([]);
        expect((await store.append(stream, 'no-stream', [anEvent()])).revision).toBe(0n);
      });

      const present = 3;
      const conflict = 'conflict';
      const matrix: [
        is: string,
        given: string,
        expected: ExpectedRevision,
        events: number,
        outcome: bigint | 'conflict',
      ][] = [
        ['absent', 'no-stream', 'no-stream', 0, 0n],
        ['absent', 'stream-exists', 'stream-exists', 0, conflict],
        ['absent', 'any', 'any', 0, 0n],
        ['absent', 'the first revision', 0n, 0, conflict],
        ['absent', 'a revision ahead', 7n, 0, conflict],
        ['absent', 'a negative revision', -1n, 0, conflict],
        ['present', 'no-stream', 'no-stream', present, conflict],
        ['present', 'stream-exists', 'stream-exists', present, 3n],
        ['present', 'any', 'any', present, 3n],
        ['present', 'the exact revision', 2n, present, 3n],
        ['present', 'a stale revision', 1n, present, conflict],
        ['present', 'the first revision', 0n, present, conflict],
        ['present', 'a revision ahead', 3n, present, conflict],
        ['present', 'a negative revision', -1n, present, conflict],
        ['present', 'a revision beyond 2^53', 2n ** 60n, present, conflict],
      ];

      it.each(matrix)('to a stream that is %s, expecting %s', async (_is, _given, expected, events, outcome) => {
        if (events > 0) await store.append(stream, 'no-stream', someEvents(events));
        const append = store.append(stream, expected, [anEvent()]);
        if (outcome !== conflict) {
          expect((await append).revision).toBe(outcome);
          return;
        }
        const error = await rejectionOf(append);
        expect(error).toBeInstanceOf(WrongExpectedRevision);
        expect(error).toMatchObject({ stream, expected, actual: events === 0 ? null : BigInt(events - 1) });
        expect(await store.readStream(stream)).toHaveLength(events);
      });

      it('refuses several events at a stale revision even if they would extend beyond the end', async () => {
        await store.append(stream, 'no-stream', someEvents(2));
        await expect(store.append(stream, 0n, someEvents(3))).rejects.toMatchObject({ actual: 1n });
        expect(await store.readStream(stream)).toHaveLength(2);
      });

      it.each<[string, ExpectedRevision]>([
        ['no-stream', 'no-stream'],
        ['any', 'any'],
      ])('of nothing to an absent stream (%s) writes nothing', async (_given, expected) => {
        const before = await store.head();
        expect(await store.append(stream, expected, [])).toEqual({ revision: -1n, position: before ?? -1n });
        expect(await store.readStream(stream)).toEqual([]);
        expect(await store.head()).toBe(before);
      });

      it('of nothing to a present stream returns its revision and position, and still checks', async () => {
        const { position } = await store.append(stream, 'no-stream', someEvents(2));
        expect(await store.append(stream, 1n, [])).toEqual({ revision: 1n, position });
        await expect(store.append(stream, 0n, [])).rejects.toBeInstanceOf(WrongExpectedRevision);
        await expect(store.append(stream, 'no-stream', [])).rejects.toBeInstanceOf(WrongExpectedRevision);
      });
    });

    describe('retry of an append', () => {
      const expectSameAnswer = async (
        expected: ExpectedRevision,
        events: readonly EventToAppend[],
        first: AppendResult,
      ): Promise<void> => {
        const before = await store.head();
        expect(await store.append(stream, expected, events)).toEqual(first);
        expect(await store.head()).toBe(before);
      };

      it('with the same ids at no-stream returns the first result and adds nothing', async () => {
        const events = someEvents(2);
        await expectSameAnswer('no-stream', events, await store.append(stream, 'no-stream', events));
      });

      it('with the same ids at the same revision returns the first result and adds nothing', async () => {
        await store.append(stream, 'no-stream', someEvents(2));
        const events = someEvents(3);
        await expectSameAnswer(1n, events, await store.append(stream, 1n, events));
      });

      it('returns the first result after further appends', async () => {
        const events = someEvents(2);
        const first = await store.append(stream, 'no-stream', events);
        await store.append(stream, 1n, someEvents(4));
        await store.append(`${stream}x`, 'no-stream', [anEvent()]);
        await expectSameAnswer('no-stream', events, first);
      });

      it('returns the first result to a retry issued before the first one resolves', async () => {
        const events = someEvents(2);
        const [first, second] = await Promise.all([
          store.append(stream, 'no-stream', events),
          store.append(stream, 'no-stream', events),
        ]);
        expect(second).toEqual(first);
        expect(await store.readStream(stream)).toHaveLength(2);
      });

      it('does not mistake ids of another stream for its own', async () => {
        const events = someEvents(2);
        await store.append(stream, 'no-stream', events);
        expect((await store.append(`${stream}x`, 'no-stream', events)).revision).toBe(1n);
        expect(ids(await store.readStream(`${stream}x`))).toEqual(ids(events));
      });

      it('treats the same ids after another revision as new events', async () => {
        const events = someEvents(1);
        await store.append(stream, 'no-stream', events);
        expect((await store.append(stream, 0n, events)).revision).toBe(1n);
      });

      it.each<[string, (events: readonly EventToAppend[]) => EventToAppend[]]>([
        ['one id differs', ([first]) => [first!, anEvent()]],
        ['the order differs', ([first, second]) => [second!, first!]],
        ['it contains more events than were written', (events) => [...events, anEvent()]],
      ])('is a conflict if %s', async (_how, altered) => {
        const events = someEvents(2);
        await store.append(stream, 'no-stream', events);
        await expect(store.append(stream, 'no-stream', altered(events))).rejects.toBeInstanceOf(WrongExpectedRevision);
        expect(ids(await store.readStream(stream))).toEqual(ids(events));
      });
    });

    describe('abandoned append', () => {
      it('writes nothing when abandonIf returns true', async () => {
        const append = store.append(stream, 'no-stream', [anEvent()], { abandonIf: () => true });
        await expect(append).rejects.toBeInstanceOf(AppendAbandoned);
        expect(await store.readStream(stream)).toEqual([]);
      });

      it('calls abandonIf once and writes when it returns false', async () => {
        let asked = 0;
        await store.append(stream, 'no-stream', someEvents(3), { abandonIf: () => ++asked > 1 });
        expect(asked).toBe(1);
        expect(await store.readStream(stream)).toHaveLength(3);
      });

      it('does not affect concurrent appends', async () => {
        const [given, up] = await Promise.allSettled([
          store.append(stream, 'any', [anEvent()]),
          store.append(stream, 'any', [anEvent()], { abandonIf: () => true }),
          store.append(stream, 'any', [anEvent()]),
        ]);
        expect([given.status, up.status]).toEqual(['fulfilled', 'rejected']);
        expect(await store.readStream(stream)).toHaveLength(2);
      });
    });

    describe('read a stream', () => {
      let written: EventToAppend[];

      beforeEach(async () => {
        written = someEvents(5);
        await store.append(stream, 'no-stream', written.slice(0, 2));
        await store.append(`${stream}x`, 'no-stream', someEvents(2));
        await store.append(stream, 1n, written.slice(2));
      });

      const ranges: [string, ReadStreamOptions, indexes: number[]][] = [
        ['forward', {}, [0, 1, 2, 3, 4]],
        ['forward from a revision', { from: 3n }, [3, 4]],
        ['forward with a limit', { limit: 2 }, [0, 1]],
        ['forward from a revision with a limit', { from: 1n, limit: 3 }, [1, 2, 3]],
        ['forward from its last revision', { from: 4n }, [4]],
        ['forward from beyond its end', { from: 5n }, []],
        ['forward from beyond 2^63', { from: 2n ** 70n }, []],
        ['backward', { direction: 'backward' }, [4, 3, 2, 1, 0]],
        ['backward from a revision', { direction: 'backward', from: 2n }, [2, 1, 0]],
        ['backward with a limit', { direction: 'backward', limit: 1 }, [4]],
        ['backward from a revision with a limit', { direction: 'backward', from: 3n, limit: 2 }, [3, 2]],
        ['backward from beyond its end', { direction: 'backward', from: 99n, limit: 1 }, [4]],
        ['with a limit beyond its end', { from: 3n, limit: 99 }, [3, 4]],
      ];

      it.each(ranges)('%s', async (_how, options, indexes) => {
        const events = await store.readStream(stream, options);
        expect(events.map(({ revision }) => Number(revision))).toEqual(indexes);
        expect(ids(events)).toEqual(indexes.map((index) => written[index]!.id));
      });

      it('returns each event in full', async () => {
        const [, second] = await store.readStream(stream);
        expect(second).toEqual({ ...written[1], stream, revision: 1n, position: expect.any(BigInt) as bigint });
      });

      it.each<[string, ReadStreamOptions]>([
        ['forward', {}],
        ['backward', { direction: 'backward' }],
        ['from a revision', { from: 3n }],
      ])('that does not exist: empty (%s)', async (_how, options) => {
        expect(await store.readStream(`${stream}-unknown`, options)).toEqual([]);
      });

      it.each([0, -1, 1.5, NaN])('refuses the limit %d', async (limit) => {
        await expect(store.readStream(stream, { limit })).rejects.toThrow(RangeError);
        await expect(store.readAll({ limit })).rejects.toThrow(RangeError);
      });
    });

    describe('read the log', () => {
      it('has one strict order that contains the order of each stream', async () => {
        const before = await store.head();
        const writers = Array.from({ length: 8 }, async (_, writer) => {
          for (let revision = -1n; revision < 9n; revision++) {
            const expected = revision < 0n ? 'no-stream' : revision;
            await store.append(`${stream}${writer}`, expected, [anEvent()]);
          }
        });
        await Promise.all(writers);
        const log = await everythingAfter(before);
        expect(log).toHaveLength(80);
        log.slice(1).forEach(({ position }, index) => expect(position).toBeGreaterThan(log[index]!.position));
        for (let writer = 0; writer < 8; writer++) {
          const own = log.filter((event) => event.stream === `${stream}${writer}`);
          expect(own.map(({ revision }) => Number(revision))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
          expect(own).toEqual(await store.readStream(`${stream}${writer}`));
        }
      });

      it('shows every event to a reader that follows concurrent writers', async () => {
        const before = await store.head();
        let writing = true;
        const writers = Promise.all(
          Array.from({ length: 10 }, async (_, writer) => {
            for (let n = 0; n < 20; n++) await store.append(`${stream}${writer}`, 'any', someEvents(1 + (n % 3)));
          }),
        ).finally(() => (writing = false));
        const followed: StoredEvent[] = [];
        for (;;) {
          const last = writing;
          const page = await store.readAll({ ...startingAt(followed.at(-1)?.position ?? before), limit: 7 });
          followed.push(...page);
          if (!last && page.length === 0) break;
          await nextTurn();
        }
        await writers;
        expect(followed).toEqual(await everythingAfter(before));
      });

      it('pages: exclusive start, shorter only at the end', async () => {
        const before = await store.head();
        await store.append(stream, 'no-stream', someEvents(5));
        const whole = await everythingAfter(before);
        expect(await store.readAll({ ...startingAt(before), limit: 3 })).toEqual(whole.slice(0, 3));
        expect(await store.readAll({ after: whole[2]!.position, limit: 3 })).toEqual(whole.slice(3));
        expect(await store.readAll({ after: whole[4]!.position, limit: 3 })).toEqual([]);
      });

      it('starts with the first event of the log by default', async () => {
        await store.append(stream, 'no-stream', [anEvent()]);
        const [first] = await store.readAll({ limit: 1 });
        const whole = await everythingAfter(null);
        expect(whole[0]).toEqual(first);
        expect(whole.filter(({ position }) => position < first!.position)).toEqual([]);
        expect(whole.filter((event) => event.stream === stream)).toHaveLength(1);
      });
    });

    it('lets exactly one of many writers with the same expected revision win, and reports a conflict to the others', async () => {
      await store.append(stream, 'no-stream', [anEvent()]);
      const outcomes = await Promise.allSettled(
        Array.from({ length: 16 }, () => store.append(stream, 0n, someEvents(2))),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'fulfilled') continue;
        expect(outcome.reason).toBeInstanceOf(WrongExpectedRevision);
        expect(outcome.reason).toMatchObject({ actual: 2n });
      }
      expect(await store.readStream(stream)).toHaveLength(3);
    });

    describe('text', () => {
      const texts: [string, string][] = [
        ['Vietnamese, composed', JSON.stringify({ title: 'Sáng kiến cải tiến đồ gá'.normalize('NFC') })],
        ['Vietnamese, decomposed', JSON.stringify({ title: 'Sáng kiến cải tiến đồ gá'.normalize('NFD') })],
        ['beyond the basic plane', '{"emoji":"🏆👩‍🏭","han":"𠮷"}'],
        ['noncharacters and a byte order mark', '"\ufeff\uffff\u2028\u2029"'],
        ['integers beyond 2^53', '{"benefitVnd":"99999999999999999999","n":9007199254740993}'],
        ['escapes and white space', '{ "a" :\t"\\u0000\\ud800\\n" ,\n "b":1.0e1 }'],
        ['a long body', JSON.stringify('đ'.repeat(250_000))],
        ['an empty object', '{}'],
      ];

      it.each(texts)('is returned unchanged: %s', async (_what, text) => {
        const event = { id: randomUUID(), type: 'ĐãXảyRa.v2', data: text, metadata: text };
        const named = `${stream}-đơn-vị`;
        await store.append(named, 'no-stream', [event]);
        const [read] = await store.readStream(named);
        expect(read).toMatchObject({ ...event, stream: named });
        expect(Buffer.from(read!.data).equals(Buffer.from(text))).toBe(true);
      });

      it('distinguishes streams whose names differ only in their normal form', async () => {
        await store.append(`${stream}-Đà`.normalize('NFC'), 'no-stream', [anEvent()]);
        expect(await store.readStream(`${stream}-Đà`.normalize('NFD'))).toEqual([]);
      });
    });

    describe('subscription', () => {
      let abort: AbortController;

      beforeEach(() => {
        abort = new AbortController();
      });
      afterEach(() => abort.abort());

      const subscribe = (after: bigint | null): AsyncIterator<SubscriptionMessage> =>
        store.subscribe({ ...startingAt(after), signal: abort.signal })[Symbol.asyncIterator]();

      /** The next message that is an event. */
      const nextEvent = async (messages: AsyncIterator<SubscriptionMessage>): Promise<StoredEvent | undefined> => {
        for (;;) {
          const { value, done } = (await messages.next()) as IteratorResult<SubscriptionMessage, undefined>;
          if (done) return undefined;
          if (value.kind === 'event') return value.event;
        }
      };

      const nextEvents = async (
        messages: AsyncIterator<SubscriptionMessage>,
        count: number,
      ): Promise<(StoredEvent | undefined)[]> => {
        const events: (StoredEvent | undefined)[] = [];
        while (events.length < count) events.push(await nextEvent(messages));
        return events;
      };

      const untilCaughtUp = async (messages: AsyncIterator<SubscriptionMessage>): Promise<StoredEvent[]> => {
        const events: StoredEvent[] = [];
        for (;;) {
          const { value } = (await messages.next()) as IteratorYieldResult<SubscriptionMessage>;
          if (value.kind === 'caught-up') return events;
          events.push(value.event);
        }
      };

      it('from the start: every stored event, then caught up', async () => {
        await store.append(stream, 'no-stream', someEvents(3));
        await store.append(`${stream}x`, 'no-stream', someEvents(2));
        expect(await untilCaughtUp(subscribe(null))).toEqual(await everythingAfter(null));
      });

      it('from a checkpoint: only later events', async () => {
        const { position } = await store.append(stream, 'no-stream', someEvents(3));
        const rest = someEvents(2);
        await store.append(stream, 2n, rest);
        expect(ids(await untilCaughtUp(subscribe(position)))).toEqual(ids(rest));
      });

      it('from the head: caught up at once, then live events', async () => {
        await store.append(stream, 'no-stream', someEvents(3));
        const messages = subscribe(await store.head());
        expect(await untilCaughtUp(messages)).toEqual([]);
        const next = nextEvent(messages);
        const live = anEvent();
        await store.append(stream, 2n, [live]);
        expect((await next)?.id).toBe(live.id);
      });

      it('follows a long catch-up with live events, each once, in order', async () => {
        const before = await store.head();
        await store.append(stream, 'no-stream', someEvents(MORE_THAN_A_PAGE));
        const messages = subscribe(before);
        const early = await nextEvents(messages, 5);
        const writers = Promise.all(
          Array.from({ length: 5 }, async (_, writer) => {
            for (let n = 0; n < 40; n++) await store.append(`${stream}${writer}`, 'any', [anEvent()]);
          }),
        );
        const rest = await nextEvents(messages, MORE_THAN_A_PAGE - 5 + 200);
        await writers;
        expect([...early, ...rest]).toEqual(await everythingAfter(before));
      });

      it('misses nothing that is appended between caught up and the wait', async () => {
        const messages = subscribe(await store.head());
        for (let n = 0; n < 20; n++) {
          await untilCaughtUp(messages);
          const event = anEvent();
          await store.append(stream, 'any', [event]);
          expect((await nextEvent(messages))?.id).toBe(event.id);
        }
      });

      it('delivers one event at a time to a slow consumer, in order', async () => {
        const messages = subscribe(await store.head());
        const written = someEvents(30);
        const handled: string[] = [];
        for (const [index, event] of written.entries()) {
          await store.append(stream, 'any', [event]);
          if (index % 3 !== 0) continue;
          handled.push((await nextEvent(messages))!.id);
          await nextTurn();
        }
        for (const event of await nextEvents(messages, written.length - handled.length)) handled.push(event!.id);
        expect(handled).toEqual(ids(written));
      });

      it('resumes after the last event handled', async () => {
        const before = await store.head();
        await store.append(stream, 'no-stream', someEvents(6));
        const whole = await everythingAfter(before);
        const first: StoredEvent[] = [];
        for await (const message of store.subscribe({ ...startingAt(before), signal: abort.signal })) {
          if (message.kind === 'event') first.push(message.event);
          if (first.length === 2) break;
        }
        await store.append(stream, 5n, [anEvent()]);
        const second = await untilCaughtUp(subscribe(first[1]!.position));
        expect([...first, ...second]).toEqual(await everythingAfter(before));
        expect(first).toEqual(whole.slice(0, 2));
      });

      it('is independent of others: one that pauses or stops delays no other', async () => {
        const before = await store.head();
        const paused = subscribe(before);
        const stopping = subscribe(before);
        const following = subscribe(before);
        await store.append(stream, 'no-stream', someEvents(4));
        await nextEvent(paused);
        await nextEvents(stopping, 2);
        await stopping.return?.();
        await store.append(stream, 3n, someEvents(4));
        const whole = await everythingAfter(before);
        expect(await nextEvents(following, 8)).toEqual(whole);
        expect(await nextEvents(paused, 7)).toEqual(whole.slice(1));
        expect(await nextEvent(stopping)).toBeUndefined();
      });

      it('ends when aborted while it waits', async () => {
        const messages = subscribe(await store.head());
        await untilCaughtUp(messages);
        const next = messages.next();
        abort.abort();
        expect(await next).toEqual({ done: true, value: undefined });
      });

      it('ends when aborted while events are left', async () => {
        await store.append(stream, 'no-stream', someEvents(5));
        const messages = subscribe(null);
        await nextEvent(messages);
        abort.abort();
        expect(await messages.next()).toEqual({ done: true, value: undefined });
      });

      it('ends at once when aborted before it began', async () => {
        await store.append(stream, 'no-stream', [anEvent()]);
        abort.abort();
        expect(await subscribe(null).next()).toEqual({ done: true, value: undefined });
      });

      it('ends when the store closes', async () => {
        const messages = subscribe(await store.head());
        await untilCaughtUp(messages);
        const next = messages.next();
        await store.close();
        expect(await next).toEqual({ done: true, value: undefined });
      });
    });

    describe('closed', () => {
      it('completes the appends it accepted', async () => {
        const appends = Promise.all([0, 1, 2].map(() => store.append(stream, 'any', [anEvent()])));
        await store.close();
        expect((await appends).map(({ revision }) => revision).sort()).toEqual([0n, 1n, 2n]);
      });

      it('refuses everything; a second close does nothing', async () => {
        await store.close();
        await expect(store.append(stream, 'any', [anEvent()])).rejects.toBeInstanceOf(StoreUnavailable);
        await expect(store.append(stream, 'any', [anEvent()])).rejects.toMatchObject({ outcome: 'not-written' });
        await expect(store.readStream(stream)).rejects.toBeInstanceOf(StoreUnavailable);
        await expect(store.readAll({ limit: 1 })).rejects.toBeInstanceOf(StoreUnavailable);
        await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
        await expect(store.identity()).rejects.toBeInstanceOf(StoreUnavailable);
        await expect(store.close()).resolves.toBeUndefined();
      });
    });

    describe('identity', () => {
      it('is a UUID that stays as events are appended', async () => {
        const identity = await store.identity();
        expect(identity).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        await store.append(stream, 'no-stream', someEvents(2));
        expect(await store.identity()).toBe(identity);
      });

      it('is one, however many ask first', async () => {
        const identities = await Promise.all(Array.from({ length: 10 }, () => store.identity()));
        expect(new Set(identities).size).toBe(1);
      });

      it('shows in no event, nor in the head', async () => {
        const before = await store.head();
        await store.identity();
        expect(await store.head()).toBe(before);
        expect(await everythingAfter(before)).toEqual([]);
        const { position } = await store.append(stream, 'no-stream', [anEvent()]);
        expect((await everythingAfter(before)).map((event) => event.position)).toEqual([position]);
      });
    });

    if (!durable) return;

    describe('reopened', () => {
      const reopen = async (): Promise<void> => {
        await store.close();
        store = await subject.reopen!();
      };

      it('contains what was accepted before closing', async () => {
        const appends = Promise.all([0, 1, 2].map(() => store.append(stream, 'any', [anEvent()])));
        await reopen();
        expect((await appends).map(({ revision }) => revision).sort()).toEqual([0n, 1n, 2n]);
        expect(await store.readStream(stream)).toHaveLength(3);
      });

      it('reads the same', async () => {
        await store.append(stream, 'no-stream', someEvents(3));
        await store.append(stream, 2n, someEvents(2));
        const whole = async (): Promise<unknown[]> => [
          await store.identity(),
          await store.head(),
          await everythingAfter(null),
          await store.readStream(stream),
        ];
        const before = await whole();
        await reopen();
        expect(await whole()).toEqual(before);
      });

      it('treats retries and conflicts the same, and continues after its last event', async () => {
        const events = someEvents(3);
        const first = await store.append(stream, 'no-stream', events);
        const second = await store.append(stream, 2n, someEvents(2));
        await reopen();
        expect(await store.append(stream, 'no-stream', events)).toEqual(first);
        await expect(store.append(stream, 2n, [anEvent()])).rejects.toMatchObject({ actual: 4n });
        const next = await store.append(stream, 4n, [anEvent()]);
        expect(next.revision).toBe(5n);
        expect(next.position).toBeGreaterThan(second.position);
      });
    });
  });
};
