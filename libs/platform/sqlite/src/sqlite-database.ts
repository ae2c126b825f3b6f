import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import { makeDatabaseOwnerOnly } from './owner-only.js';

export type SqliteValue = string | number | bigint | null;

export interface SqliteOptions {
  /** Refuses to write, and to create a missing file. */
  readonly readOnly?: boolean;
  /** How long a statement blocks its thread while another connection holds the lock. Default 5 000. */
  readonly busyTimeoutMs?: number;
}

export interface RowOptions {
  /** Rows are arrays, which are read faster than objects. */
  readonly returnArrays?: boolean;
  /** Integers are read as bigint. Otherwise one beyond 2^53 is an error. */
  readonly readBigInts?: boolean;
}

/** The driver cuts text at U+0000. As bytes such text equals no text, and a STRICT table refuses it. */
const bound = (value: SqliteValue): SqliteValue | Uint8Array =>
  typeof value === 'string' && value.includes('\0') ? Buffer.from(value) : value;

/** A prepared statement. Each call but `each` runs it to its end, so it keeps no snapshot open. */
export class SqliteStatement<Parameters extends readonly SqliteValue[], Row> {
  private readsBigInts: boolean;

  constructor(
    private readonly statement: StatementSyncInstance,
    private readonly rows: RowOptions,
  ) {
    this.readsBigInts = rows.readBigInts ?? false;
  }

  /**
   * Returns the number of rows it changed and the number of the last row that this connection inserted. FTS5 inserts rows of
   * its own, with numbers beyond 2^53, on which the driver fails unless it may answer with bigint.
   */
  run(...parameters: Parameters): { readonly changes: number; readonly lastInsertRowid: bigint } {
    this.readBigInts(true);
    const { changes, lastInsertRowid } = this.statement.run(...parameters.map(bound));
    return { changes: Number(changes), lastInsertRowid: BigInt(lastInsertRowid) };
  }

  get(...parameters: Parameters): Row | undefined {
    this.readBigInts(this.rows.readBigInts ?? false);
    return this.statement.get(...parameters.map(bound)) as Row | undefined;
  }

  all(...parameters: Parameters): Row[] {
    this.readBigInts(this.rows.readBigInts ?? false);
    return this.statement.all(...parameters.map(bound)) as Row[];
  }

  /** One row at a time, for more rows than memory should hold. A snapshot stays open until the last row or `break`. */
  each(...parameters: Parameters): IterableIterator<Row> {
    this.readBigInts(this.rows.readBigInts ?? false);
    return this.statement.iterate(...parameters.map(bound)) as IterableIterator<Row>;
  }

  private readBigInts(reads: boolean): void {
    if (this.readsBigInts === reads) return;
    this.statement.setReadBigInts(reads);
    this.readsBigInts = reads;
  }
}

/**
 * One connection to an SQLite file, which is its owner's only (mode 0600). The only class that knows the driver, whose
 * interface is that of `node:sqlite`.
 */
export class SqliteDatabase {
  private readonly driver: DatabaseSyncInstance;

  constructor(
    readonly file: string,
    { readOnly = false, busyTimeoutMs = 5_000 }: SqliteOptions = {},
  ) {
    if (!readOnly) makeDatabaseOwnerOnly(file);
    this.driver = new DatabaseSync(file, { readOnly, timeout: busyTimeoutMs });
  }

  get isOpen(): boolean {
    return this.driver.isOpen;
  }

  get isTransaction(): boolean {
    return this.driver.isTransaction;
  }

  prepare<Parameters extends readonly SqliteValue[] = readonly SqliteValue[], Row = unknown>(
    sql: string,
    options: RowOptions = {},
  ): SqliteStatement<Parameters, Row> {
    return new SqliteStatement(this.driver.prepare(sql, options), options);
  }

  /** Runs statements that have no parameters and no result. */
  exec(sql: string): void {
    this.driver.exec(sql);
  }

  /** Reads or sets, and returns the first row of the answer; an empty array when there is none. */
  pragma(pragma: string): readonly SqliteValue[] {
    return this.prepare<[], SqliteValue[]>(`PRAGMA ${pragma}`, { returnArrays: true }).all()[0] ?? [];
  }

  /**
   * What SQLite finds wrong with the whole file, its indexes and search tables included; empty for a sound one, at most ten
   * sentences. It reads everything once, and cannot see a changed value that no index holds.
   */
  faults(): readonly string[] {
    try {
      const found = this.prepare<[], [string]>('PRAGMA integrity_check(10)', { returnArrays: true }).all().flat();
      return found.filter((sentence) => sentence !== 'ok');
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  }

  /** Rolls back when `work` throws. Transactions do not nest. */
  transaction<Result>(mode: 'DEFERRED' | 'IMMEDIATE', work: () => Result): Result {
    this.exec(`BEGIN ${mode}`);
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite itself rolls back after some errors.
      if (this.isTransaction) this.exec('ROLLBACK');
      throw error;
    }
  }

  /** Ends all statements, and releases the file. Closing a second time does nothing. */
  close(): void {
    if (this.isOpen) this.driver.close();
  }
}
