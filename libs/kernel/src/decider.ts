import type { DomainCommand, DomainEvent } from './messages.js';

/**
 * The write model of one kind of stream, without I/O, clock or randomness.
 *
 * `decide` returns the events a command causes, or throws a DomainError; `[]` means that nothing changes.
 * `evolve` accepts every recorded event. Both read nothing but their arguments.
 */
export interface Decider<Command extends DomainCommand, Event extends DomainEvent, State> {
  readonly initialState: State;
  decide(command: Command, state: State): readonly Event[];
  evolve(state: State, event: Event): State;
}

/** State after `events`, starting from `state` (default: the decider's initial state). */
export const fold = <Event, State>(
  decider: { readonly initialState: State; evolve(state: State, event: Event): State },
  events: Iterable<Event>,
  state: State = decider.initialState,
): State => {
  for (const event of events) state = decider.evolve(state, event);
  return state;
};
