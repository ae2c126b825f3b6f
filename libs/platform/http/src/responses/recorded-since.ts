import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { EventStore, type StoredEvent } from '@app/event-store';
import { ProjectionProgress } from '@app/projections';
import type { FieldValue } from '@app/read-models';
import { HttpProblem } from '../problems/http-problem.js';

/** The events of a page walk in a busy hour, and no more than a request may read. */
const MAX_EVENTS = 5_000;
const READ_AT_ONCE = 500;

/**
 * What was recorded since the first page of a list was read, for lists whose rows may move. The cursors of such a list end
 * with a mark: a position that the read models had reached before that page. Whoever finds that a row may have moved refuses
 * the next page with LIST_CHANGED, because it could miss or repeat the row.
 */
@Injectable()
export class RecordedSince {
  constructor(
    private readonly store: EventStore,
    private readonly progress: ProjectionProgress,
  ) {}

  /** Taken before the first page is read. Empty when it is not known how far the read models are. */
  async mark(projection: string): Promise<FieldValue> {
    const { projections } = await this.progress.status();
    const found = projections.find(({ name }) => name === projection);
    return found && found.status !== 'rebuilding' ? (found.position ?? '').toString() : '';
  }

  /**
   * Read after the next page was, so that nothing the page shows is missing.
   *
   * @throws HttpProblem LIST_CHANGED, if too much was recorded to tell
   */
  async events(mark: FieldValue): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    for (let after = positionOf(mark); ;) {
      const page = await this.store.readAll({ limit: READ_AT_ONCE, ...(after !== null && { after }) });
      events.push(...page);
      if (events.length > MAX_EVENTS) throw new HttpProblem('LIST_CHANGED');
      if (page.length < READ_AT_ONCE) return events;
      after = page.at(-1)!.position;
      await nextTurn();
    }
  }
}

/** null for the beginning of the log. */
export const positionOf = (mark: FieldValue): bigint | null =>
  typeof mark === 'string' && mark !== '' ? BigInt(mark) : null;
