import { Injectable } from '@nestjs/common';
import { StreamStateCache, type StreamFold } from '@app/command-handling';
import type { InitiativeEvent } from '../domain/initiative.events.js';
import { initiativeDecider } from '../domain/initiative.decider.js';
import type { SubmittedInitiative } from '../domain/initiative.state.js';
import { initiativeStream } from '../domain/initiative.streams.js';

const approvalPosition: StreamFold<InitiativeEvent, bigint | null> = {
  initialState: null,
  evolve: (state, { type }, { position }) => (type === 'InitiativeApproved' ? position : state),
};

const title: StreamFold<InitiativeEvent, string> = {
  initialState: '',
  evolve: (state, { type, data }) =>
    type === 'InitiativeSubmitted' || type === 'InitiativeResubmitted' ? data.content.title : state,
};

/**
 * Initiative facts for other contexts, read from the stream at the time of the call; never from a view.
 *
 * Not guaranteed: that a result still holds when the caller's events are written.
 */
@Injectable()
export class InitiativeFactsReader {
  constructor(private readonly states: StreamStateCache) {}

  /** null if it does not exist or is still a draft. */
  async submitted(initiativeId: string): Promise<SubmittedInitiative | null> {
    const { state } = await this.states.load(initiativeDecider, initiativeStream(initiativeId));
    return state.status === 'NONE' || state.status === 'DRAFT' ? null : state;
  }

  /** The title of its latest submission; empty if it was never submitted. */
  async title(initiativeId: string): Promise<string> {
    return (await this.states.load(title, initiativeStream(initiativeId))).state;
  }

  /** Where its latest approval stands in the log; null if it was never approved. */
  async approvalPosition(initiativeId: string): Promise<bigint | null> {
    return (await this.states.load(approvalPosition, initiativeStream(initiativeId))).state;
  }
}
