import { instantOf, type Instant } from '@app/kernel';
import { SystemClock } from './system-clock.js';

const START = Date.parse('2024-06-30T16:59:00.000Z');
const at = (ms: number): Instant => instantOf(START + ms);

/** Two clocks that run together until a spec sets one. */
const clocks = () => {
  let wall = START;
  let elapsed = 1_000;
  const told: (string | null)[] = [];
  const clock = new SystemClock({ wallMs: () => wall, elapsedMs: () => elapsed }, (reason) => told.push(reason));
  return {
    clock,
    told,
    pass: (ms: number): void => {
      wall += ms;
      elapsed += ms;
    },
    set: (ms: number): void => {
      wall += ms;
    },
  };
};

test('follows the wall clock, and steps of seconds, without running back', () => {
  const { clock, pass, set } = clocks();
  pass(10_000);
  expect(clock.now()).toBe(at(10_000));
  set(-4_000);
  expect(clock.now()).toBe(at(10_000));
  expect(clock.disagreement()).toBeNull();
  pass(5_000);
  expect(clock.now()).toBe(at(11_000));
});

test('small steps that add up within a minute are a jump', () => {
  const { clock, pass, set } = clocks();
  set(4_000);
  expect(clock.disagreement()).toBeNull();
  pass(30_000);
  set(4_000);
  expect(clock.disagreement()).toBe('the system clock was set 4 s ahead');
  expect(clock.now()).toBe(at(34_000));
});

test('a clock that is slewed is followed however far', () => {
  const { clock, pass, set } = clocks();
  for (let minute = 0; minute < 10; minute++) {
    pass(60_000);
    set(4_000);
    expect(clock.disagreement()).toBeNull();
  }
  expect(clock.now()).toBe(at(640_000));
});

test.each([
  ['back', -130_000],
  ['ahead', 3_600_000],
])('a clock set %s and returned: time goes on as if nothing had happened', (direction, ms) => {
  const { clock, told, pass, set } = clocks();
  set(ms);
  pass(1_000);
  expect(clock.now()).toBe(at(1_000));
  expect(clock.disagreement()).toBe(`the system clock was set ${Math.abs(ms) / 1000} s ${direction}`);
  expect(clock.disagreement()).not.toBeNull();
  set(-ms);
  expect(clock.disagreement()).toBeNull();
  expect(clock.now()).toBe(at(1_000));
  expect(told).toEqual([expect.stringContaining(direction), null]);
});

test('adopts a time ahead once it has held for a minute, as after a suspension', () => {
  const { clock, pass, set } = clocks();
  set(600_000);
  expect(clock.disagreement()).not.toBeNull();
  pass(59_999);
  expect(clock.disagreement()).not.toBeNull();
  pass(1);
  expect(clock.disagreement()).toBeNull();
  expect(clock.now()).toBe(at(660_000));
});

test('adopts a time set back only when it has reached the newest instant in the log', () => {
  const { clock, pass, set } = clocks();
  clock.observe(at(0));
  set(-130_000);
  expect(clock.disagreement()).not.toBeNull();
  pass(129_999);
  expect(clock.disagreement()).not.toBeNull();
  pass(1);
  expect(clock.disagreement()).toBeNull();
  expect(clock.now()).toBe(at(0));
});

test('a second jump begins the minute anew', () => {
  const { clock, pass, set } = clocks();
  set(600_000);
  clock.disagreement();
  pass(59_000);
  set(600_000);
  expect(clock.disagreement()).toBe('the system clock was set 1200 s ahead');
  pass(59_000);
  expect(clock.disagreement()).not.toBeNull();
});

test('a receipt is never earlier than the newest instant in the log', () => {
  const { clock } = clocks();
  clock.observe(at(5_000));
  clock.observe(at(3_000));
  expect(clock.now()).toBe(at(5_000));
  expect(clock.disagreement()).toBeNull();
});

test('disagrees while it is behind the log, as after a start with the clock an hour back', () => {
  const { clock, told, pass } = clocks();
  const newest = at(3_600_000);
  clock.observe(newest);
  expect(clock.disagreement()).toBe(`the system clock is behind the log, which has an event of ${newest}`);
  expect(clock.now()).toBe(at(0));
  pass(3_600_000 - 5_000);
  expect(clock.disagreement()).toBeNull();
  expect(clock.now()).toBe(newest);
  expect(told).toHaveLength(2);
});
