import { Injectable } from '@nestjs/common';
import { EventCodec, EventStore, type RecordedEvent } from '@app/event-store';
import { HttpProblem } from '@app/http';
import { ProjectionProgress } from '@app/projections';
import type { FieldValue } from '@app/read-models';
import type { InitiativeEvent } from '../domain/initiative.events.js';
import { initiativeStream } from '../domain/initiative.streams.js';
import { evolveCard } from './evolve-card.js';
import type { InitiativeCard } from './initiative-card.view.js';

/** More than a page walk lasts, and less than what a request may read. */
const MAX_EVENTS = 1_000;

type Recorded = RecordedEvent<InitiativeEvent>;

/** null when it was not known how far the read models were. */
const positionOf = (mark: FieldValue): bigint | null => (typeof mark === 'string' && mark !== '' ? BigInt(mark) : null);

/**
 * Pages of a list whose order changes, such as by benefit or status. A cursor names a position that its first page was not
 * before; the events since then show whether a row may have moved across the place where the last page ended. Then it would
 * be lost or repeated, so the next page is refused.
 */
@Injectable()
export class ChangesSince {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly progress: ProjectionProgress,
  ) {}

  /** To be taken before the first page is read. */
  async mark(projection: string): Promise<FieldValue> {
    const { projections } = await this.progress.status();
    const found = projections.find(({ name }) => name === projection);
    return found && found.status !== 'rebuilding' ? (found.position ?? '').toString() : '';
  }

  /**
   * To be called after the next page was read. `isBehind` tells whether a card comes after the place where the last page ended.
   *
   * @throws HttpProblem LIST_CHANGED
   */
  async assertNoneCrossed(
    mark: FieldValue,
    isListed: (card: InitiativeCard) => boolean,
    isBehind: (card: InitiativeCard) => boolean,
  ): Promise<void> {
    const since = positionOf(mark);
    const changed = new Set((await this.events(mark)).map(({ event }) => event.data.initiativeId));
    for (const initiativeId of changed) {
      const sides = new Set<boolean>();
      let card: InitiativeCard | null = null;
      for (const stored of await this.store.readStream(initiativeStream(initiativeId))) {
        const recorded: Recorded = this.codec.decode<InitiativeEvent>(stored);
        // The state at the mark is that after the last event before it.
        if (since !== null && recorded.position <= since) sides.clear();
        card = evolveCard(card, recorded);
        if (card && isListed(card)) sides.add(isBehind(card));
      }
      if (sides.size > 1) throw new HttpProblem('LIST_CHANGED');
    }
  }

  /** @throws HttpProblem LIST_CHANGED, if too much was recorded since */
  async events(mark: FieldValue): Promise<readonly Recorded[]> {
    const since = positionOf(mark);
    const stored = await this.store.readAll({ limit: MAX_EVENTS + 1, ...(since !== null && { after: since }) });
    if (stored.length > MAX_EVENTS) throw new HttpProblem('LIST_CHANGED');
    return stored
      .filter(({ stream }) => stream.startsWith(initiativeStream('')))
      .map((event) => this.codec.decode<InitiativeEvent>(event));
  }
}
