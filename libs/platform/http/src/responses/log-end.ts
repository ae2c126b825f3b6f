import { EventStore } from '@app/event-store';
import { Injectable } from '@nestjs/common';
import { HttpProblem } from '../problems/http-problem.js';

/**
 * Refuses positions that the log has not reached. What will stand there is not decided yet, so a response as of it would
 * change later, and a follower that continues from there would skip events.
 */
@Injectable()
export class LogEnd {
  constructor(private readonly store: EventStore) {}

  /**
   * Returns the end of the log: every event up to it can be read.
   *
   * @throws HttpProblem POSITION_BEYOND_END
   */
  async reached(position: bigint): Promise<bigint> {
    const end = await this.store.head();
    if (end !== null && position <= end) return end;
    throw new HttpProblem('POSITION_BEYOND_END', {
      details: { position: position.toString(), end: end?.toString() ?? null },
    });
  }
}
