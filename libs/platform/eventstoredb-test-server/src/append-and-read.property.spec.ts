import { randomUUID } from 'node:crypto';
import {
  BACKWARDS,
  END,
  type EventStoreDBClient,
  FORWARDS,
  NO_STREAM,
  START,
  excludeSystemEvents,
} from '@eventstore/db-client';
import fc from 'fast-check';
import { all, disposeAll, event, failure, open } from '../test/server-and-client.js';

afterEach(disposeAll);

interface Noted {
  readonly stream: string;
  readonly id: string;
  readonly revision: number;
}

/** The log as plain arrays: the model for every sequence of appends and reads. */
class ArrayModel {
  readonly log: Noted[] = [];

  stream(stream: string): Noted[] {
    return this.log.filter((noted) => noted.stream === stream);
  }

  append(stream: string, ids: readonly string[]): void {
    for (const id of ids) this.log.push({ stream, id, revision: this.stream(stream).length });
  }
}

type Step =
  | { readonly do: 'append'; readonly stream: string; readonly count: number; readonly lag: number }
  | { readonly do: 'repeat'; readonly which: number }
  | {
      readonly do: 'readStream';
      readonly stream: string;
      readonly from: number;
      readonly count: number;
      readonly back: boolean;
    }
  | { readonly do: 'readAll'; readonly from: number; readonly count: number; readonly back: boolean };

const stream = fc.constantFrom('a', 'b', 'c');
const from = fc.nat(12);
const count = fc.integer({ min: 1, max: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      stream,
      count,
      lag: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: -2, max: 2 })),
    }),
  },
  fc.record({ do: fc.constant('repeat' as const), which: fc.nat(20) }),
  fc.record({ do: fc.constant('readStream' as const), stream, from, count, back: fc.boolean() }),
  fc.record({ do: fc.constant('readAll' as const), from, count, back: fc.boolean() }),
);

const asNoted = async (read: ReturnType<EventStoreDBClient['readAll']>): Promise<Noted[]> =>
  (await all(read))
    .map(({ event: found }) => found!)
    .filter(({ streamId }) => !streamId.startsWith('$'))
    .map(({ streamId, id, revision }) => ({ stream: streamId, id, revision: Number(revision) }));

test('any sequence of appends, conflicts, retries and reads has the results of the same sequence on plain arrays', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const { server, client } = await open();
      const model = new ArrayModel();
      const written: {
        readonly expected: number;
        readonly stream: string;
        readonly ids: string[];
        readonly answer: object;
      }[] = [];
      const append = (to: string, expected: number, ids: readonly string[]) =>
        client.appendToStream(
          to,
          ids.map((id) => event('Noted', {}, id)),
          { expectedRevision: expected < 0 ? NO_STREAM : BigInt(expected) },
        );
      for (const next of steps) {
        if (next.do === 'append') {
          const last = model.stream(next.stream).length - 1;
          const expected = Math.max(-1, last + next.lag);
          const ids = Array.from({ length: next.count }, () => randomUUID());
          if (expected === last) {
            const answer = await append(next.stream, expected, ids);
            written.push({ stream: next.stream, expected, ids, answer });
            model.append(next.stream, ids);
            expect(Number(answer.nextExpectedRevision)).toBe(last + next.count);
          } else {
            expect(await failure(append(next.stream, expected, ids))).toMatchObject({
              type: 'wrong-expected-version',
              actualVersion: last < 0 ? 'no_stream' : BigInt(last),
            });
          }
        } else if (next.do === 'repeat') {
          const earlier = written[next.which % Math.max(1, written.length)];
          if (earlier) expect(await append(earlier.stream, earlier.expected, earlier.ids)).toEqual(earlier.answer);
        } else if (next.do === 'readStream') {
          const there = model.stream(next.stream);
          const read = client.readStream(next.stream, {
            fromRevision: BigInt(next.from),
            maxCount: next.count,
            direction: next.back ? BACKWARDS : FORWARDS,
          });
          if (there.length === 0) {
            expect(await failure(all(read))).toMatchObject({ type: 'stream-not-found' });
          } else {
            const behind = next.back ? there.slice(0, next.from + 1).reverse() : there.slice(next.from);
            expect(await asNoted(read as never)).toEqual(behind.slice(0, next.count));
          }
        } else {
          const known = (await all(client.readAll())).map(({ event: found }) => found!);
          const { position } = known[next.from % known.length]!;
          const read = await all(
            client.readAll({
              fromPosition: position,
              maxCount: next.count,
              direction: next.back ? BACKWARDS : FORWARDS,
            }),
          );
          const index = next.from % known.length;
          const expected = next.back ? known.slice(0, index).reverse() : known.slice(index);
          expect(read.map(({ event: found }) => found?.id)).toEqual(expected.slice(0, next.count).map(({ id }) => id));
        }
      }
      expect(await asNoted(client.readAll())).toEqual(model.log);
      expect((await asNoted(client.readAll({ direction: BACKWARDS, fromPosition: END }))).reverse()).toEqual(model.log);
      if (model.log.length > 0) {
        const delivered: string[] = [];
        const subscription = client.subscribeToAll({ fromPosition: START, filter: excludeSystemEvents() });
        for await (const { event: found } of subscription) {
          delivered.push(found!.id);
          if (delivered.length === model.log.length) break;
        }
        expect(delivered).toEqual(model.log.map(({ id }) => id));
      }
      await client.dispose();
      await server.stop();
    }),
    { numRuns: 40 },
  );
});
