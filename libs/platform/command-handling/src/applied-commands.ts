import type { DomainEvent } from '@app/kernel';
import type { StreamFold } from './stream-state-cache.js';

/** A command already applied to the stream, with the response to its retries. Newest first. */
export interface AppliedCommand {
  readonly commandId: string;
  readonly commandHash: string;
  /** Revision of its last event. */
  readonly revision: bigint;
  readonly position: bigint;
  readonly earlier: AppliedCommand | null;
}

/** The executor's state of a stream: the decider's state and the commands applied to it. */
export interface StateWithAppliedCommands<State> {
  readonly state: State;
  readonly newest: AppliedCommand | null;
}

interface Evolution<Event, State> {
  readonly initialState: State;
  evolve(state: State, event: Event): State;
}

const folds = new WeakMap<object, unknown>();

/** The fold of both. Returns the same object for the same decider, because the cache is keyed by it. */
export const trackAppliedCommands = <Event extends DomainEvent, State>(
  decider: Evolution<Event, State>,
): StreamFold<Event, StateWithAppliedCommands<State>> => {
  const known = folds.get(decider) as StreamFold<Event, StateWithAppliedCommands<State>> | undefined;
  if (known) return known;
  const fold: StreamFold<Event, StateWithAppliedCommands<State>> = {
    initialState: { state: decider.initialState, newest: null },
    evolve: ({ state, newest }, event, { metadata: { commandId, commandHash }, revision, position }) => ({
      state: decider.evolve(state, event),
      newest: { commandId, commandHash, revision, position, earlier: newest },
    }),
  };
  folds.set(decider, fold);
  return fold;
};

/** The command of this id; null if it was never applied. */
export const findAppliedCommand = (newest: AppliedCommand | null, commandId: string): AppliedCommand | null => {
  for (let command = newest; command; command = command.earlier) if (command.commandId === commandId) return command;
  return null;
};
