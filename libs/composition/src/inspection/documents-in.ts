import type { CollectionSpec, FieldValue, ViewDocument, ViewStore } from '@app/read-models';

const PAGE = 1_000;

/** Every document of a collection that readers can see, by id. */
export async function* documentsIn<Doc extends ViewDocument>(
  views: ViewStore,
  collection: CollectionSpec<Doc>,
): AsyncGenerator<Doc, undefined> {
  for (let after: readonly FieldValue[] | undefined; ;) {
    const { items, next } = await views.find(collection, { limit: PAGE, ...(after && { after }) });
    yield* items;
    if (next === null) return;
    after = next;
  }
}
