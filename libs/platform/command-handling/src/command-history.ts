import type { DomainEvent } from '@app/kernel';
import type { StreamFold } from './stream-state-cache.js';

/** A command already applied to the stream, with the response to its retries. Newest first. */
export interface CommandMark {
  readonly commandId: string;
  readonly commandHash: string;
  /** Of its last event. */
  readonly revision: bigint;
  readonly position: bigint;
  readonly earlier: CommandMark | null;
}

/** What the executor knows of a stream: the decider's state, and which commands made it. */
export interface CommandHistory<State> {
  readonly state: State;
  readonly newest: CommandMark | null;
}

interface Evolution<Event, State> {
  readonly initialState: State;
  evolve(state: State, event: Event): State;
}

const folds = new WeakMap<object, unknown>();

/** The fold that keeps both; the same object for the same decider, since what is remembered is kept by it. */
export const commandHistoryOf = <Event extends DomainEvent, State>(
  decider: Evolution<Event, State>,
): StreamFold<Event, CommandHistory<State>> => {
  const known = folds.get(decider) as StreamFold<Event, CommandHistory<State>> | undefined;
  if (known) return known;
  const fold: StreamFold<Event, CommandHistory<State>> = {
    initialState: { state: decider.initialState, newest: null },
    evolve: ({ state, newest }, event, { metadata: { commandId, commandHash }, revision, position }) => ({
      state: decider.evolve(state, event),
      newest: { commandId, commandHash, revision, position, earlier: newest },
    }),
  };
  folds.set(decider, fold);
  return fold;
};

/** The newest event's mark of this command, null when it never came here. */
export const markOf = (newest: CommandMark | null, commandId: string): CommandMark | null => {
  for (let mark = newest; mark; mark = mark.earlier) if (mark.commandId === commandId) return mark;
  return null;
};
