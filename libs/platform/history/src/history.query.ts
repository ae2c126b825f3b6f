import { Query } from '@nestjs/cqrs';
import type { HistoryPage, HistoryRange } from './stream-history.js';

/** Asks what happened to one thing. */
export abstract class HistoryQuery extends Query<HistoryPage> {
  constructor(
    readonly id: string,
    /** Who asks: some readers are shown less. */
    readonly reader: string,
    readonly page: HistoryRange,
  ) {
    super();
  }
}
