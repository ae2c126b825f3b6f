import type { DomainCommand, DomainEvent } from './messages.js';

/**
 * The write side of one kind of stream, without I/O, clock or randomness. `Commands` maps each type of command to its
 * data.
 *
 * `decide` returns the events a command causes, or throws a DomainError; `[]` means the outcome already holds. `evolve`
 * never refuses a recorded event and never looks at anything but its arguments.
 */
export interface Decider<Commands, Event extends DomainEvent, State> {
  readonly initialState: State;
  decide<Type extends keyof Commands & string>(
    command: DomainCommand<Type, Commands[Type]>,
    state: State,
  ): readonly Event[];
  evolve(state: State, event: Event): State;
}

/** One decision per type of command. */
export type Decisions<Commands, Event extends DomainEvent, State> = {
  readonly [Type in keyof Commands]: (
    command: DomainCommand<Type & string, Commands[Type]>,
    state: State,
  ) => readonly Event[];
};

/** The data of each type of command of a decider, by type. */
export type CommandDataOf<D> = D extends Decider<infer Commands, infer _Event, infer _State> ? Commands : never;

/** Every command of a decider, as one union. */
export type CommandOf<D> = {
  [Type in keyof CommandDataOf<D> & string]: DomainCommand<Type, CommandDataOf<D>[Type]>;
}[keyof CommandDataOf<D> & string];

/** Builds a decider from its decisions. The table is total by type, so no command can be forgotten. */
export const deciderOf = <Commands, Event extends DomainEvent, State>({
  decisions,
  ...fold
}: {
  readonly initialState: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decisions: Decisions<Commands, Event, State>;
}): Decider<Commands, Event, State> => ({
  ...fold,
  decide: (command, state) => decisions[command.type](command, state),
});

/** State after `events`, starting from `state` (default: the decider's initial state). */
export const fold = <Event, State>(
  decider: { readonly initialState: State; evolve(state: State, event: Event): State },
  events: Iterable<Event>,
  state: State = decider.initialState,
): State => {
  for (const event of events) state = decider.evolve(state, event);
  return state;
};
