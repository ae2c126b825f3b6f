import { Query } from '@nestjs/cqrs';
import type { HistoryPage, HistoryRange } from './stream-history.js';

/** Reads the history of one resource. */
export abstract class HistoryQuery extends Query<HistoryPage> {
  constructor(
    readonly id: string,
    /** The reader: some readers see less. */
    readonly reader: string,
    readonly page: HistoryRange,
  ) {
    super();
  }
}
