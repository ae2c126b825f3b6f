import { CommandExpired } from '@app/command-handling';
import { DomainError, endOfDayInVietnam, plusMs, startOfDayInVietnam, type Instant } from '@app/kernel';
import type { Lags } from './lagging-event-store.js';
import { HighLatencyCampaign, type PhaseTimes } from './high-latency-campaign.js';

const phase1: PhaseTimes = {
  opensAt: startOfDayInVietnam('2022-01-08'),
  closesAt: endOfDayInVietnam('2022-05-31'),
  evaluationCutoff: endOfDayInVietnam('2022-06-30'),
};
const { closesAt: midnight, evaluationCutoff } = phase1;
/** The officer decides the early close in the afternoon of 20 May, with effect as soon as possible. */
const decided = plusMs(startOfDayInVietnam('2022-05-20'), 15 * 3_600_000);
const earlyClose = plusMs(decided, 60_000);

/** A stream of numbers in [0, 1) that is the same for the same seed (mulberry32). */
const numbers = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

/** Mostly fast; sometimes as slow as allowed, or slower. */
const lagsOf = (random: () => number): Lags => ({
  read: () => Math.floor(random() ** 4 * 4_000),
  append: () => Math.floor(random() ** 3 * 24_000),
  landing: () => Math.floor(random() ** 3 * 20_000),
});
const quick: Lags = { read: () => 0, append: () => 0, landing: () => 0 };

const codeOf = (outcome: PromiseSettledResult<unknown>): string => {
  if (outcome.status === 'fulfilled') return 'ACCEPTED';
  const reason: unknown = outcome.reason;
  if (reason instanceof DomainError) return reason.code;
  if (reason instanceof CommandExpired) return 'EXPIRED';
  throw reason;
};

const tally = (counts: Map<string, number>, outcomes: readonly PromiseSettledResult<unknown>[]): void => {
  for (const code of outcomes.map(codeOf)) counts.set(code, (counts.get(code) ?? 0) + 1);
};

describe('a submission on its way to the log', () => {
  const lastMoment = plusMs(midnight, -1);

  test('received a millisecond before 24:00 is in the phase, however late it is stored', async () => {
    const programme = new HighLatencyCampaign(lastMoment, phase1, {
      ...quick,
      append: () => 20_000,
      landing: () => 19_999,
    });
    await programme.prepare();
    const [outcome] = await programme.time.run([programme.submitAt(lastMoment, 'late')]);
    expect(codeOf(outcome!)).toBe('ACCEPTED');
    expect(programme.time.now()).toBe(plusMs(lastMoment, 39_999));
    expect(await programme.submitted()).toMatchObject([{ phase: 1, receivedAt: lastMoment }]);
  });

  test('not started within 20 s of its receipt is abandoned and writes nothing', async () => {
    const programme = new HighLatencyCampaign(lastMoment, phase1, { ...quick, append: () => 20_001 });
    await programme.prepare();
    const [outcome] = await programme.time.run([programme.submitAt(lastMoment, 'lost')]);
    expect(codeOf(outcome!)).toBe('EXPIRED');
    expect(await programme.submitted()).toEqual([]);
  });

  test('received at 24:00 is in the next phase', async () => {
    const programme = new HighLatencyCampaign(lastMoment, phase1, quick);
    await programme.prepare();
    await programme.time.run([programme.submitAt(midnight, 'next')]);
    expect(await programme.submitted()).toMatchObject([{ phase: 2, receivedAt: midnight }]);
  });
});

describe('an early close on its way to the log', () => {
  test('stored as late as possible still applies to submissions at the cut-off', async () => {
    let appends = 0;
    const slowFirst = (ms: number) => () => (appends === 0 ? ms : 0);
    const programme = new HighLatencyCampaign(decided, phase1, {
      read: () => 0,
      append: slowFirst(20_000),
      landing: () => {
        const lag = slowFirst(19_999)();
        appends += 1;
        return lag;
      },
    });
    await programme.prepare();
    const [closing, before, at] = await programme.time.run([
      programme.closeSubmissionsAt(decided, earlyClose),
      programme.submitAt(plusMs(earlyClose, -1), 'before'),
      programme.submitAt(earlyClose, 'at'),
    ]);
    expect([closing, before, at].map((outcome) => codeOf(outcome!))).toEqual(['ACCEPTED', 'ACCEPTED', 'PHASE_CLOSED']);
    expect(await programme.submitted()).toMatchObject([{ phase: 1, receivedAt: plusMs(earlyClose, -1) }]);
  });

  test('abandoned after 20 s closes nothing', async () => {
    let appends = 0;
    const programme = new HighLatencyCampaign(decided, phase1, {
      ...quick,
      append: () => (appends++ === 0 ? 20_001 : 0),
    });
    await programme.prepare();
    const [closing, submission] = await programme.time.run([
      programme.closeSubmissionsAt(decided, earlyClose),
      programme.submitAt(earlyClose, 'open'),
    ]);
    expect([closing, submission].map((outcome) => codeOf(outcome!))).toEqual(['EXPIRED', 'ACCEPTED']);
    expect(await programme.closingInForce()).toBe(midnight);
  });

  test('whichever append wins, no submission received at or after the cut-off is in the phase', async () => {
    const seen = new Map<string, number>();
    let storedAfterCutoff = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const random = numbers(seed);
      const programme = new HighLatencyCampaign(plusMs(decided, -60_000), phase1, lagsOf(random));
      await programme.prepare();
      const receipts = [0, 59_999, 60_000, 60_001];
      while (receipts.length < 30) receipts.push(Math.floor(random() * 180_000) - 60_000);
      const finishedAt: Instant[] = [];
      const outcomes = await programme.time.run([
        programme.closeSubmissionsAt(decided, earlyClose),
        ...receipts.map((ms, index) =>
          programme
            .submitAt(plusMs(decided, ms), `race-${index}`)
            .finally(() => (finishedAt[index] = programme.time.now())),
        ),
      ]);
      tally(seen, outcomes);
      const cutoff = await programme.closingInForce();
      const submitted = await programme.submitted();
      for (const { phase, receivedAt } of submitted)
        expect({ phase, inTime: receivedAt < cutoff }).toEqual({ phase: 1, inTime: true });
      const received = new Set(submitted.map(({ receivedAt }) => receivedAt));
      storedAfterCutoff += receipts.filter(
        (ms, index) => received.has(plusMs(decided, ms)) && finishedAt[index]! >= cutoff,
      ).length;
    }
    expect(storedAfterCutoff).toBeGreaterThan(0);
    for (const code of ['ACCEPTED', 'PHASE_CLOSED', 'EXPIRED']) expect(seen.get(code)).toBeGreaterThan(0);
  });
});

describe('sealing', () => {
  const entries = 12;

  test('a minute after the cut-off includes every approval received in time', async () => {
    const seen = new Map<string, number>();
    for (let seed = 1; seed <= 40; seed++) {
      const random = numbers(seed);
      const programme = new HighLatencyCampaign(plusMs(evaluationCutoff, -60_000), phase1, lagsOf(random));
      await programme.prepare({ underReview: entries, closed: true });
      const outcomes = await programme.time.run([
        programme.sealAt(plusMs(evaluationCutoff, 60_000)),
        programme.approveAt(plusMs(evaluationCutoff, -1), 0),
        programme.approveAt(evaluationCutoff, 1),
        ...Array.from({ length: entries - 2 }, (_, index) =>
          programme.approveAt(plusMs(evaluationCutoff, Math.floor(random() * 240_000) - 60_000), index + 2),
        ),
      ]);
      expect(codeOf(outcomes[0]!)).toBe('ACCEPTED');
      tally(seen, outcomes);
      const counted = (await programme.approved()).filter(({ countedInPhase }) => countedInPhase === 1);
      for (const { approvedAt } of counted) expect(approvedAt < evaluationCutoff).toBe(true);
      const sealed = await programme.sealed();
      expect(sealed?.figures.find(({ metric }) => metric === 'M04')?.value).toBe(String(counted.length));
      expect(sealed?.carriedOverTo).toBe(counted.length < entries ? 2 : null);
    }
    for (const code of ['ACCEPTED', 'EVALUATION_CUTOFF_PASSED', 'EXPIRED']) expect(seen.get(code)).toBeGreaterThan(0);
  });

  test('a millisecond earlier is refused', async () => {
    const tooEarly = plusMs(evaluationCutoff, 59_999);
    const programme = new HighLatencyCampaign(tooEarly, phase1, quick);
    await programme.prepare({ closed: true });
    const [early, inTime] = await programme.time.run([
      programme.sealAt(tooEarly),
      programme.sealAt(plusMs(tooEarly, 1)),
    ]);
    expect([early, inTime].map((outcome) => codeOf(outcome!))).toEqual(['TOO_EARLY', 'ACCEPTED']);
  });

  test('may take any time, because it races with nothing', async () => {
    const programme = new HighLatencyCampaign(evaluationCutoff, phase1, { ...quick, append: () => 600_000 });
    await programme.prepare({ underReview: 1, closed: true });
    const [outcome] = await programme.time.run([programme.sealAt(plusMs(evaluationCutoff, 60_000))]);
    expect(codeOf(outcome!)).toBe('ACCEPTED');
  });
});
