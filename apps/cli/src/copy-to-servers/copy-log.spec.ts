import { InMemoryEventStore, wholeLog, type EventStore, type EventToAppend } from '@app/event-store';
import { compareLogs, copiedSoFar, copyLog, LogsDiffer } from './copy-log.js';

const event = (id: string, data = `{"of":"${id}"}`): EventToAppend => ({
  id,
  type: 'Noted',
  data,
  metadata: '{"n":1}',
});

/** Events of two streams, alternately. */
const logOf = async (count: number, first = 0): Promise<InMemoryEventStore> => {
  const store = new InMemoryEventStore();
  for (let n = first; n < first + count; n += 1) {
    const revision = Math.floor((n - first) / 2);
    await store.append(`unit-${n % 2}`, revision === 0 ? 'no-stream' : BigInt(revision - 1), [event(`e${n}`)]);
  }
  return store;
};

const idsIn = async (store: EventStore): Promise<readonly string[]> => {
  const ids: string[] = [];
  for await (const { id } of wholeLog(store)) ids.push(id);
  return ids;
};

const ignoreProgress = (): void => undefined;

describe('a copied log', () => {
  it.each([0, 1, 999, 1_000, 1_001])('of %i events equals the original', async (count) => {
    const [from, to] = [await logOf(count), new InMemoryEventStore()];
    const reported: number[] = [];
    await copyLog(from, to, 0, (n) => reported.push(n));
    expect(reported).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(await idsIn(to)).toEqual(await idsIn(from));
    await compareLogs(from, to, ignoreProgress);
  });

  it.each([1, 7, 1_000])('continues after an interrupted copy of %i events', async (already) => {
    const [from, to] = [await logOf(1_200), await logOf(already)];
    expect(await copiedSoFar(from, to)).toBe(already);
    await copyLog(from, to, already, ignoreProgress);
    await compareLogs(from, to, ignoreProgress);
    expect(await copiedSoFar(from, to)).toBe(1_200);
  });

  it.each([
    ['begins differently', () => logOf(3, 40)],
    [
      'continues differently',
      async () => {
        const store = await logOf(3);
        await store.append('unit-1', 0n, [event('another')]);
        return store;
      },
    ],
    [
      'has other bytes',
      async () => {
        const store = await logOf(3);
        await store.append('unit-1', 0n, [event('e3', '{"of": "e3"}')]);
        return store;
      },
    ],
    ['is longer', () => logOf(9)],
  ])('differs from one that %s', async (_, other) => {
    const [from, to] = [await logOf(6), await other()];
    await expect(copiedSoFar(from, to)).rejects.toThrow(LogsDiffer);
    await expect(compareLogs(from, to, ignoreProgress)).rejects.toThrow(LogsDiffer);
  });

  it('differs from one that lacks its end', async () => {
    await expect(compareLogs(await logOf(6), await logOf(5), ignoreProgress)).rejects.toThrow(
      /after 5 events: Noted e5 .* ≠ –/,
    );
  });
});
