import { SqliteDatabase } from '@app/sqlite';
import type { ViewReader } from '../../port/view-store.js';
import { Catalogue } from './catalogue.js';
import { ConnectionReader } from './connection-reader.js';

/** A moment is read within one turn, unless its reader awaits something else: more than one is rarely open. */
const MAX_IDLE = 2;

/** A moment reads the pages of one answer, most of which the operating system caches. */
const CACHE_KB = 2_000;

interface MomentConnection {
  readonly db: SqliteDatabase;
  readonly catalogue: Catalogue;
  readonly reader: ConnectionReader;
}

const asynchronous = ({ catalogue, reader }: MomentConnection): ViewReader => ({
  get: async (collection, id) => reader.get(collection, id),
  getMany: async (collection, ids) => reader.getMany(collection, ids),
  find: async (collection, options) => reader.find(collection, options),
  count: async (collection, options) => reader.count(collection, options),
  activeVersion: async (collection) => catalogue.active(collection)?.version ?? null,
  checkpoint: async (projection, version) => catalogue.checkpoint(projection, version),
});

/**
 * Connections for reading one moment each: a read transaction stays open while its reader goes on to the next query, and
 * other queries of the process must not fall into it.
 */
export class MomentConnections {
  private readonly idle: MomentConnection[] = [];
  private isClosed = false;

  constructor(private readonly file: string) {}

  async read<Answer>(read: (views: ViewReader) => Promise<Answer>): Promise<Answer> {
    const connection = this.idle.pop() ?? this.open();
    const { db } = connection;
    try {
      db.exec('BEGIN DEFERRED');
      return await read(asynchronous(connection));
    } finally {
      this.release(connection);
    }
  }

  close(): void {
    this.isClosed = true;
    for (const { db } of this.idle.splice(0)) db.close();
  }

  private open(): MomentConnection {
    const db = new SqliteDatabase(this.file, { busyTimeoutMs: 10_000 });
    db.pragma(`cache_size = ${-CACHE_KB}`);
    db.pragma('temp_store = MEMORY');
    db.pragma('query_only = ON');
    const catalogue = new Catalogue(db);
    return { db, catalogue, reader: new ConnectionReader(db, catalogue) };
  }

  /** Ends the transaction, which changed nothing. */
  private release(connection: MomentConnection): void {
    const { db } = connection;
    // SQLite itself rolls back after some errors.
    if (db.isTransaction) db.exec('ROLLBACK');
    if (this.isClosed || this.idle.length >= MAX_IDLE) db.close();
    else this.idle.push(connection);
  }
}
