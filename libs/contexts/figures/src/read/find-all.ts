import type { CollectionSpec, FindOptions, ViewDocument, ViewReader } from '@app/read-models';

const PAGE = 500;

/** Reads every document of a query, in order. Only for short lists: the children of a unit, the days of a curve. */
export const findAll = async <Doc extends ViewDocument>(
  views: ViewReader,
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
