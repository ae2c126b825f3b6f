import type { DomainEvent } from '@app/kernel';
import { defineProjection } from '@app/projections';
import type { CollectionSpec, ViewDocument } from '@app/read-models';
import { projectionSpec } from './projection-spec.js';

interface Counter extends ViewDocument {
  readonly count: number;
}
type Counted = DomainEvent<'Counted', { readonly by: number }>;
type Cleared = DomainEvent<'Cleared', Record<string, never>>;

const counters: CollectionSpec<Counter> = { name: 'counter', fields: { count: (doc) => doc.count }, indexes: [] };

const counting = (step: () => number) =>
  defineProjection<Counted | Cleared>({
    name: 'counting',
    version: 1,
    collections: [counters],
    handlers: {
      Counted: async ({ stream, event }, views) => {
        const counter = (await views.get(counters, stream)) ?? { id: stream, count: 0 };
        views.put(counters, { ...counter, count: counter.count + event.data.by * step() });
      },
      Cleared: ({ stream }, views) => views.delete(counters, stream),
    },
  });

const counted = (stream: string, by: number) => ({ stream, type: 'Counted', data: { by } });
const cleared = (stream: string) => ({ stream, type: 'Cleared', data: {} });

describe('projectionSpec', () => {
  const history = [counted('c-1', 1), counted('c-2', 5), counted('c-1', 2), cleared('c-2'), counted('c-3', 4)];

  it('accepts a projection whose documents follow from the events', () =>
    projectionSpec(counting(() => 1))
      .given(history)
      .then(
        { collection: counters, id: 'c-1', doc: { id: 'c-1', count: 3 } },
        { collection: counters, id: 'c-2', doc: null },
      ));

  it('accepts no documents for no events', () =>
    projectionSpec(counting(() => 1))
      .given([])
      .then({ collection: counters, id: 'c-1', doc: null }));

  it('fails when a document is not as expected', async () => {
    const wrong = projectionSpec(counting(() => 1))
      .given(history)
      .then({ collection: counters, id: 'c-1', doc: { id: 'c-1', count: 4 } });
    await expect(wrong).rejects.toThrow('"count": 4');
  });

  it('fails when a rebuild leaves other documents', async () => {
    let calls = 0;
    const erratic = projectionSpec(counting(() => ((calls += 1) > history.length ? 2 : 1)))
      .given(history)
      .then({ collection: counters, id: 'c-1', doc: { id: 'c-1', count: 3 } });
    await expect(erratic).rejects.toThrow('afterRebuild');
  });
});
