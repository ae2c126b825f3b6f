import type { CollectionSpec, FindOptions, ViewDocument, ViewStore } from '@app/read-models';

const PAGE = 500;

/** Every document a query finds, in order. For lists that are short by nature: the children of a unit, the days of a curve. */
export const findAll = async <Doc extends ViewDocument>(
  views: ViewStore,
  collection: CollectionSpec<Doc>,
  options: Pick<FindOptions, 'where' | 'sort'>,
): Promise<readonly Doc[]> => {
  const found: Doc[] = [];
  let after: FindOptions['after'];
  do {
    const page = await views.find(collection, { ...options, limit: PAGE, ...(after && { after }) });
    found.push(...page.items);
    after = page.next ?? undefined;
  } while (after);
  return found;
};
