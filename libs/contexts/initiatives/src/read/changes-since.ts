import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { EventCodec, EventStore } from '@app/event-store';
import { HttpProblem, positionOf, RecordedSince } from '@app/http';
import type { FieldValue } from '@app/read-models';
import type { InitiativeEvent } from '../domain/initiative.events.js';
import { initiativeStream } from '../domain/initiative.streams.js';
import { evolveCard } from './evolve-card.js';
import type { InitiativeCard } from './initiative-card.view.js';

const MAX_STREAMS = 500;
const READ_AT_ONCE = 25;

/** Tells whether an initiative moved across the place where a page ended, in a list by benefit or status. */
@Injectable()
export class ChangesSince {
  constructor(
    private readonly since: RecordedSince,
    private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {}

  /**
   * `isBehind` tells whether a card comes after the place where the last page ended. A card that was on both sides of it since
   * the mark could be lost or repeated: each state counts, because it is not known which one the first page showed.
   *
   * @throws HttpProblem LIST_CHANGED
   */
  async assertNoneCrossed(
    mark: FieldValue,
    isListed: (card: InitiativeCard) => boolean,
    isBehind: (card: InitiativeCard) => boolean,
  ): Promise<void> {
    const events = await this.since.events(mark);
    const changed = new Set(events.map(({ stream }) => stream).filter((name) => name.startsWith(initiativeStream(''))));
    if (changed.size > MAX_STREAMS) throw new HttpProblem('LIST_CHANGED');
    let read = 0;
    for (const stream of changed) {
      if ((read += 1) % READ_AT_ONCE === 0) await nextTurn();
      const cards = await this.statesSince(positionOf(mark), stream);
      if (new Set(cards.filter(isListed).map(isBehind)).size > 1) throw new HttpProblem('LIST_CHANGED');
    }
  }

  /** The card at the mark, if there was one, and after each event since. */
  private async statesSince(mark: bigint | null, stream: string): Promise<readonly InitiativeCard[]> {
    let states: InitiativeCard[] = [];
    let card: InitiativeCard | null = null;
    for (const stored of await this.store.readStream(stream)) {
      card = evolveCard(card, this.codec.decode<InitiativeEvent>(stored));
      if (mark !== null && stored.position <= mark) states = [];
      if (card) states.push(card);
    }
    return states;
  }
}
