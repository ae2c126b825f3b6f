import { deciderOf, refuse, type DomainCommand, type DomainEvent } from '@app/kernel';
import fc from 'fast-check';
import { deciderSpec, eventsOfRun, lawsOfDecider } from './decider-spec.js';

type Moved = DomainEvent<'Moved', { readonly amount: number }>;
type Move = DomainCommand<'Move', { readonly amount: number }>;

const till = deciderOf({
  initialState: 0,
  evolve: (total: number, { data }: Moved) => total + data.amount,
  decisions: {
    Move: ({ data: { amount } }: Move, total: number): readonly Moved[] => {
      if (total + amount < 0) refuse('conflict', 'OVERDRAWN', { total }, '/amount');
      return amount === 0 ? [] : [{ type: 'Moved', data: { amount } }];
    },
  },
});
const move = (amount: number): Move => ({
  type: 'Move',
  data: { amount },
  by: { memberId: 'm', mandate: null },
  at: '2022-03-01T02:00:00.000Z',
});
const moved = (amount: number): Moved => ({ type: 'Moved', data: { amount } });
const { given } = deciderSpec(till);

describe('deciderSpec', () => {
  it('accepts true expectations', () => {
    given(moved(5)).when(move(-5)).then(moved(-5));
    given().when(move(0)).thenNothing();
    given(moved(5))
      .when(move(-6))
      .thenRefused('conflict', 'OVERDRAWN', { details: { total: 5 }, pointer: '/amount' });
  });

  it.each([
    ['other events', () => given().when(move(1)).then(moved(2))],
    ['no events where one is decided', () => given().when(move(1)).thenNothing()],
    ['a refusal where events are decided', () => given().when(move(1)).thenRefused('conflict', 'OVERDRAWN')],
    ['another code', () => given().when(move(-1)).thenRefused('conflict', 'CLOSED')],
    ['another kind', () => given().when(move(-1)).thenRefused('invalid', 'OVERDRAWN')],
    [
      'other details',
      () =>
        given()
          .when(move(-1))
          .thenRefused('conflict', 'OVERDRAWN', { details: { total: 1 } }),
    ],
    ['another pointer', () => given().when(move(-1)).thenRefused('conflict', 'OVERDRAWN', { pointer: '/total' })],
  ])('fails a test that expects %s', (_, expectation) => {
    expect(expectation).toThrow();
  });

  it('continues a run after a refusal', () => {
    expect(eventsOfRun(till, [move(3), move(-4), move(-3)])).toEqual([moved(3), moved(-3)]);
  });
});

describe('lawsOfDecider', () => {
  const any = {
    events: fc.integer({ min: 1, max: 9 }).map(moved),
    commands: fc.integer({ min: -9, max: 9 }).map(move),
  };
  const broken = (decider: Partial<typeof till>): readonly string[] =>
    lawsOfDecider({ ...till, ...decider }, any).flatMap(([law, check]) => {
      try {
        check();
        return [];
      } catch {
        return [law];
      }
    });

  it('hold for a decider', () => {
    expect(broken({})).toEqual([]);
  });

  it('name the law that a decider breaks', () => {
    let calls = 0;
    expect(broken({ evolve: (total, { data }) => total + data.amount * ++calls })).toContain(
      'folds any recorded history, in one go or in two parts',
    );
    expect(broken({ decide: () => [moved(++calls)] })).toEqual([
      'decides the same on the same state, and refuses with a DomainError alone',
    ]);
    expect(broken({ decide: () => [moved(NaN)] })).toContain('decides events that survive being written as JSON');
    const throws = (): never => {
      throw new TypeError('not a refusal');
    };
    expect(broken({ decide: throws })).toContain(
      'decides the same on the same state, and refuses with a DomainError alone',
    );
  });

  it('detect a state that is mutated', () => {
    const list = deciderOf({
      initialState: [0],
      evolve: (totals: number[], { data }: Moved) => {
        totals.push(data.amount);
        return totals;
      },
      decisions: { Move: (): readonly Moved[] => [] },
    });
    const [, inPlace] = lawsOfDecider(list, any);
    expect(inPlace![1]).toThrow();
  });
});
