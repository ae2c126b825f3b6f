import {
  DomainError,
  fold,
  type Decider,
  type DomainCommand,
  type DomainErrorKind,
  type DomainEvent,
} from '@app/kernel';
import fc from 'fast-check';

type AnyCommand<Commands> = DomainCommand<keyof Commands & string, Commands[keyof Commands & string]>;

export interface DecisionCase<Event> {
  /** Fails the test unless exactly these events are decided. */
  then(...events: readonly Event[]): void;
  /** Fails the test unless the outcome already holds. */
  thenNothing(): void;
  /** Fails the test unless the command is refused with these. Details and pointer are compared only if given. */
  thenRefused(kind: DomainErrorKind, code: string, expected?: Partial<Pick<DomainError, 'details' | 'pointer'>>): void;
}

/** `deciderSpec(d).given(…events).when(command).then(…events)`, or `.thenNothing()`, or `.thenRefused(kind, code)`. */
export const deciderSpec = <Commands, Event extends DomainEvent, State>(decider: Decider<Commands, Event, State>) => ({
  given: (...history: readonly Event[]) => ({
    when: (command: AnyCommand<Commands>): DecisionCase<Event> => {
      const decide = (): readonly Event[] => decider.decide(command, fold(decider, history));
      return {
        then: (...events) => expect(decide()).toEqual(events),
        thenNothing: () => expect(decide()).toEqual([]),
        thenRefused: (kind, code, expected = {}) => {
          const refusal = refusalOf(decide);
          expect(refusal).toBeInstanceOf(DomainError);
          expect(refusal).toMatchObject({ kind, code, ...expected });
        },
      };
    },
  }),
});

const refusalOf = (decide: () => unknown): unknown => {
  try {
    return { decided: decide() };
  } catch (error) {
    return error;
  }
};

/** The events of a run of commands from an empty stream; a refused command leaves no trace. */
export const eventsOfRun = <Commands, Event extends DomainEvent, State>(
  decider: Decider<Commands, Event, State>,
  commands: readonly AnyCommand<Commands>[],
): readonly Event[] => {
  const history: Event[] = [];
  for (const command of commands) {
    try {
      history.push(...decider.decide(command, fold(decider, history)));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return history;
};

interface Arbitraries<Commands, Event> {
  readonly events: fc.Arbitrary<Event>;
  readonly commands: fc.Arbitrary<AnyCommand<Commands>>;
}

/** The laws of every decider, by name; a check throws when its law is broken. */
export const lawsOfDecider = <Commands, Event extends DomainEvent, State>(
  decider: Decider<Commands, Event, State>,
  { events, commands }: Arbitraries<Commands, Event>,
): readonly (readonly [law: string, check: () => void])[] => {
  const anyHistory = fc.array(events, { maxLength: 12 });
  const anyRun = fc.array(commands, { maxLength: 20 });
  return [
    [
      'folds any recorded history, in one go or in two parts',
      () =>
        fc.assert(
          fc.property(anyHistory, anyHistory, (before, after) => {
            const whole = fold(decider, [...before, ...after]);
            expect(fold(decider, after, fold(decider, before))).toEqual(whole);
          }),
        ),
    ],
    [
      'evolves no state in place',
      () =>
        fc.assert(
          fc.property(anyHistory, events, (history, event) => {
            const state = fold(decider, history);
            const kept = structuredClone(state);
            decider.evolve(state, event);
            expect(state).toEqual(kept);
          }),
        ),
    ],
    [
      'decides events that survive being written as JSON',
      () =>
        fc.assert(
          fc.property(anyRun, (run) => {
            const history = eventsOfRun(decider, run);
            expect(JSON.parse(JSON.stringify(history))).toEqual(history);
          }),
        ),
    ],
    [
      'decides the same on the same state, and refuses with a DomainError alone',
      () =>
        fc.assert(
          fc.property(anyRun, commands, (run, command) => {
            const history = eventsOfRun(decider, run);
            const decide = (): unknown => decider.decide(command, fold(decider, history));
            const first = refusalOf(decide);
            if (first instanceof Error) expect(first).toBeInstanceOf(DomainError);
            expect(refusalOf(decide)).toEqual(first);
          }),
        ),
    ],
  ];
};

/** Declares a test for each law, over arbitrary events and commands of the decider's kind of stream. */
export const describeLawsOfDecider = <Commands, Event extends DomainEvent, State>(
  decider: Decider<Commands, Event, State>,
  arbitraries: Arbitraries<Commands, Event>,
): void => {
  describe('the laws of a decider', () => {
    it.each(lawsOfDecider(decider, arbitraries))('%s', (_, check) => check());
  });
};
