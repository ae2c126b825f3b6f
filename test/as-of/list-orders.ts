import { serviceProjections } from '@app/composition';
import type { RecordedEvent } from '@app/event-store';
import { buildOpenApi } from '@app/http';
import type { ViewBatch } from '@app/projections';
import { ViewStore, type CollectionSpec, type FieldValue, type FindOptions, type ViewDocument } from '@app/read-models';
import type { INestApplication } from '@nestjs/common';

/**
 * How pages of a list neither lose nor repeat a row. `fixed`: what it is sorted by never changes. `log`: it is a part of the
 * log. `whole`: it has one page. `pinned`, `refused`: rows move, and the spec shows that further pages are read at the
 * moment of the first, or refused.
 */
export type Order =
  { readonly kind: 'fixed' | 'log' | 'whole' } | { readonly kind: 'pinned' | 'refused'; readonly spec: string };

/** What a list was sorted by. */
export interface Sorted {
  readonly collection: CollectionSpec;
  readonly sort: FindOptions['sort'] & {};
}

interface ListSchema {
  readonly properties?: { readonly items?: object; readonly nextCursor?: object; readonly next?: object };
}

/** The paths of the document that answer with pages. */
export const listPathsOf = (app: INestApplication): readonly string[] => {
  const { paths, components } = buildOpenApi(app, '0');
  const schemaOf = (schema: object | undefined): ListSchema => {
    if (schema && '$ref' in schema) return schemaOf(components?.schemas?.[String(schema.$ref).split('/').at(-1)!]);
    return schema ?? {};
  };
  return Object.entries(paths).flatMap(([path, { get }]) => {
    const answer = get?.responses['200'];
    const content = answer && 'content' in answer ? answer.content?.['application/json']?.schema : undefined;
    return schemaOf(content).properties?.items ? [path] : [];
  });
};

/** The queries that a request sends to the read models with a sort, at whatever moment. */
export const sortsDuring = async (
  app: INestApplication,
  request: () => Promise<unknown>,
): Promise<readonly Sorted[]> => {
  const store = app.get(ViewStore);
  const find = store.find.bind(store);
  const sorts: Sorted[] = [];
  const spies = [
    jest.spyOn(store, 'find').mockImplementation((collection, options) => {
      if (options.sort) sorts.push({ collection, sort: options.sort });
      return find(collection, options);
    }),
    jest.spyOn(store, 'atOneMoment').mockImplementation((read) => read(store)),
  ];
  try {
    await request();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return sorts;
};

/** Folds the log, and remembers every value that the fields of its documents had. */
export class FieldHistories implements ViewBatch {
  private readonly documents = new Map<string, ViewDocument>();
  /** By collection, field and document: the values without null, as text. */
  private readonly values = new Map<string, Map<string, Set<FieldValue>>>();

  static async of(events: Iterable<RecordedEvent>): Promise<FieldHistories> {
    const histories = new FieldHistories();
    for (const recorded of events) {
      for (const { handlers } of serviceProjections) {
        await new Map(Object.entries(handlers)).get(recorded.event.type)?.(recorded, histories);
      }
    }
    return histories;
  }

  /** Whether a document ever had two values in a field. */
  moves({ collection, sort }: Sorted): boolean {
    return sort.some(({ field }) =>
      [...(this.values.get(`${collection.name} ${field}`)?.values() ?? [])].some(({ size }) => size > 1),
    );
  }

  async get<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Promise<Doc | null> {
    return this.peek(collection, id);
  }

  peek<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Doc | null {
    return (this.documents.get(`${collection.name} ${id}`) as Doc | undefined) ?? null;
  }

  put<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, doc: Doc): void {
    this.documents.set(`${collection.name} ${doc.id}`, doc);
    for (const [field, valueOf] of Object.entries(collection.fields)) {
      const value = valueOf(doc);
      if (value === null) continue;
      const key = `${collection.name} ${field}`;
      const byDocument = this.values.get(key) ?? new Map<string, Set<FieldValue>>();
      this.values.set(key, byDocument);
      byDocument.set(doc.id, (byDocument.get(doc.id) ?? new Set()).add(value));
    }
  }

  delete(collection: CollectionSpec, id: string): void {
    this.documents.delete(`${collection.name} ${id}`);
  }
}
