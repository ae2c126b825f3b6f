import { Injectable } from '@nestjs/common';
import { StreamStateCache } from '@app/command-handling';
import { initiativeDecider } from '../domain/initiative.decider.js';
import type { SubmittedInitiative } from '../domain/initiative.state.js';
import { initiativeStream } from '../domain/initiative.streams.js';

/**
 * What others may ask about an initiative, answered from its stream at the moment of asking; never from a view.
 *
 * Not guaranteed: that the answer still holds when the asker's own events are written.
 */
@Injectable()
export class InitiativeFactsReader {
  constructor(private readonly states: StreamStateCache) {}

  /** null for what does not exist or is still a draft. */
  async submitted(initiativeId: string): Promise<SubmittedInitiative | null> {
    const { state } = await this.states.load(initiativeDecider, initiativeStream(initiativeId));
    return state.status === 'NONE' || state.status === 'DRAFT' ? null : state;
  }
}
