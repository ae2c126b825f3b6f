import { searchWords } from '@app/kernel';
import { MongoBulkWriteError } from 'mongodb';
import type { AnyBulkWriteOperation, ClientSession, Db } from 'mongodb';
import { fieldValuesOf } from '../../port/field-values.js';
import type { CollectionVersion, ViewCommit, ViewDocument } from '../../port/view-store.js';
import type { StoredView } from './view-filters.js';

/** The write of one document: `view` replaces it, null deletes it. */
export interface DocumentWrite {
  readonly documents: string;
  readonly id: string;
  readonly view: StoredView | null;
}

/** @throws TypeError when a field has a value that the stores do not support */
export const writesOf = (
  { position, puts, deletes }: ViewCommit,
  documentsOf: (collection: CollectionVersion) => string,
): readonly DocumentWrite[] => [
  ...puts.map(({ collection, doc }) => ({
    documents: documentsOf(collection),
    id: doc.id,
    view: viewOf(collection, doc, position),
  })),
  ...deletes.map(({ collection, id }) => ({ documents: documentsOf(collection), id, view: null })),
];

const viewOf = ({ spec }: CollectionVersion, doc: ViewDocument, position: bigint): StoredView => {
  const values = fieldValuesOf(spec, doc);
  return {
    _id: doc.id,
    position,
    fields: Object.fromEntries(Object.keys(spec.fields).map((field, index) => [field, values[index]!])),
    doc: JSON.stringify(doc),
    ...(spec.searchText && { words: searchWords(spec.searchText(doc)) }),
  };
};

/**
 * Writes each document unless the stored one is at `position` or later. Stored positions are read first: inside a
 * transaction a duplicate key would abort everything, and in a rebuild nearly all documents are plain inserts.
 *
 * Without a transaction a fenced writer may write the same at the same time, or later. So a deleted document leaves a
 * tombstone with its position, which keeps an earlier put from coming back.
 */
export const applyWrites = async (
  db: Db,
  writes: readonly DocumentWrite[],
  position: bigint,
  transaction: ClientSession | null,
): Promise<void> => {
  const session = transaction && { session: transaction };
  for (const [documents, group] of byDocuments(writes)) {
    const views = db.collection<StoredView>(documents);
    // A batch size above the largest possible result lets the server close the cursor with its first answer.
    const stored = await views
      .find(
        { _id: { $in: group.map(({ id }) => id) } },
        { projection: { position: 1 }, batchSize: group.length + 1, ...session },
      )
      .toArray();
    const positions = new Map(stored.map((view) => [view._id, view.position]));
    const operations = group.flatMap((write) =>
      operationsFor(write, positions.get(write.id), position, transaction !== null),
    );
    if (operations.length === 0) continue;
    try {
      await views.bulkWrite(operations, { ordered: false, ...session });
    } catch (error) {
      if (transaction || !isAlreadyWritten(error)) throw error;
    }
  }
};

const operationsFor = (
  { id, view }: DocumentWrite,
  stored: bigint | undefined,
  position: bigint,
  inTransaction: boolean,
): AnyBulkWriteOperation<StoredView>[] => {
  if (stored === undefined) return view ? [{ insertOne: { document: view } }] : [];
  if (stored >= position) return [];
  const filter = { _id: id, position: { $lt: position } };
  if (view) return [{ replaceOne: { filter, replacement: view } }];
  return inTransaction ? [{ deleteOne: { filter } }] : [{ replaceOne: { filter, replacement: { position } } }];
};

const DUPLICATE_KEY = 11_000;

/** Whether the only failures are inserts that another writer of the same batch did first. */
const isAlreadyWritten = (error: unknown): boolean =>
  error instanceof MongoBulkWriteError &&
  error.code === DUPLICATE_KEY &&
  [error.writeErrors].flat().every(({ code }) => code === DUPLICATE_KEY);

const byDocuments = (writes: readonly DocumentWrite[]): ReadonlyMap<string, readonly DocumentWrite[]> => {
  const groups = new Map<string, DocumentWrite[]>();
  for (const write of writes) {
    const group = groups.get(write.documents);
    if (group) group.push(write);
    else groups.set(write.documents, [write]);
  }
  return groups;
};
