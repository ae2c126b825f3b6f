import { InMemoryEventStore, StoreUnavailable } from '@app/event-store';
import { FaultInjectingEventStore } from './fault-injecting-event-store.js';

describe('FaultInjectingEventStore', () => {
  const crash = async (): Promise<void> => {
    throw new Error('the process dies here');
  };
  let store: FaultInjectingEventStore;
  let id = 0;
  const append = (stream: string) =>
    store.append(stream, 'any', [{ id: String((id += 1)), type: 'Moved', data: '{}', metadata: '{}' }]);
  const lengths = async (...streams: readonly string[]) =>
    Promise.all(streams.map(async (stream) => (await store.readStream(stream)).length));

  beforeEach(() => {
    store = new FaultInjectingEventStore(new InMemoryEventStore());
  });

  it('crashes once before the write, which is not stored', async () => {
    store.aroundNextAppend({ before: crash });
    await expect(append('ledger-a')).rejects.toThrow('the process dies here');
    expect(await lengths('ledger-a')).toEqual([0]);
    await append('ledger-a');
    expect(await lengths('ledger-a')).toEqual([1]);
  });

  it('crashes after the write, which is stored', async () => {
    store.aroundNextAppend({ after: crash });
    await expect(append('ledger-a')).rejects.toThrow('the process dies here');
    expect(await lengths('ledger-a')).toEqual([1]);
  });

  it('waits for an append to the given stream', async () => {
    store.interruptBefore('name-');
    await append('ledger-a');
    await expect(append('name-x')).rejects.toThrow(StoreUnavailable);
    await append('name-x');
    expect(await lengths('ledger-a', 'name-x')).toEqual([1, 1]);
  });
});
