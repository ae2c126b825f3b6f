import { InMemoryEventStore, EmbeddedEventStore } from '@app/event-store';
import { openSpecStores } from './spec-stores.js';

describe('openSpecStores', () => {
  const { SPEC_STORES: chosen } = process.env;
  afterEach(() => {
    if (chosen === undefined) delete process.env.SPEC_STORES;
    else process.env.SPEC_STORES = chosen;
  });

  const open = async (kind?: string) => {
    if (kind === undefined) delete process.env.SPEC_STORES;
    else process.env.SPEC_STORES = kind;
    return openSpecStores({ categories: [] });
  };

  it.each([
    [undefined, InMemoryEventStore],
    ['memory', InMemoryEventStore],
    ['embedded', EmbeddedEventStore],
  ])('SPEC_STORES=%s', async (kind, adapter) => {
    const stores = await open(kind);
    expect(stores.events).toBeInstanceOf(adapter);
    await stores.dispose();
  });

  it('shares nothing with the previous set', async () => {
    const [one, other] = [await open('embedded'), await open('embedded')];
    await one.events.append('ledger-1', 'no-stream', [{ id: '1', type: 'Moved', data: '{}', metadata: '{}' }]);
    expect(await other.events.head()).toBeNull();
    await Promise.all([one.dispose(), other.dispose()]);
  });

  it('lists the known kinds when asked for an unknown one', async () => {
    await expect(open('paper')).rejects.toThrow(/SPEC_STORES is paper, there are memory, embedded, server/);
  });
});
