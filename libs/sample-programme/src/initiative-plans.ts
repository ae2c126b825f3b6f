import { epochMs, instantOf, plusDays, type Instant } from '@app/kernel';
import { apportion } from './apportionment.js';
import { KEY_DATES, OUTCOME_RATES, at, endOf, type Quotas } from './scenario.js';
import type { SeededRandom } from './seeded-random.js';
import type { UnionTree } from './union-tree.js';

/** How an initiative of the sample ends. */
export type PlannedOutcome = 'COUNTED' | 'CARRIED_OVER' | 'REJECTED' | 'WITHDRAWN' | 'DUPLICATE';

/** The planned course of one invented initiative; texts come later. */
export interface InitiativePlan {
  readonly number: number;
  /** Index of the affiliated union, and of its grassroots union. */
  readonly union: number;
  readonly grassroots: number;
  readonly phase: 1 | 2;
  readonly outcome: PlannedOutcome;
  readonly receivedAt: Instant;
  /** Processing time as a part of the available time, 0 to 1. */
  readonly pace: number;
  readonly revised: boolean;
  /** Marked a duplicate by mistake, then unmarked. */
  readonly mistakenlyDuplicate: boolean;
  readonly onBehalf: boolean;
  readonly recognisedLater: boolean;
  readonly technicalSecret: boolean;
  /** Verified benefit in đồng; null when not expressible in money. */
  readonly benefitVnd: bigint | null;
  readonly claimFactorPercent: number;
  /** Seed of authors and texts. */
  readonly seed: number;
  /** For a duplicate, also a mistaken one: the number of an earlier initiative of the same union. */
  readonly originalNumber: number | null;
}

const DAY_MS = 86_400_000;

const daysBetween = (first: string, last: string): number =>
  Math.round((epochMs(at(last, 0)) - epochMs(at(first, 0))) / DAY_MS) + 1;

/** Few at first, many in the peak drive, most in its last days; in phase 2 a steady flow with a final rush. */
const phaseDays = (phase: 1 | 2): { readonly first: string; readonly weights: readonly number[] } => {
  const [first, last] =
    phase === 1 ? [KEY_DATES.phase1First, KEY_DATES.phase1Last] : [KEY_DATES.phase2First, KEY_DATES.phase2Last];
  const length = daysBetween(first, last);
  const peakFrom = phase === 1 ? daysBetween(first, KEY_DATES.peakFirst) - 1 : length - 30;
  const weights = Array.from({ length }, (_, day) =>
    day < peakFrom ? 1 : 3 + (4 * (day - peakFrom)) / (length - peakFrom),
  );
  return { first, weights };
};

const receiveTimes = (phase: 1 | 2, count: number, random: SeededRandom): Instant[] => {
  const { first, weights } = phaseDays(phase);
  return apportion(count, weights).flatMap((perDay, day) =>
    Array.from({ length: perDay }, () => at(plusDays(first, day), 9 + random.fraction() * 13)),
  );
};

/** Heavy-tailed amounts that add up to the total within a rounding of 0,1 million each; the largest stay believable. */
const benefits = (count: number, totalMillion: number, random: SeededRandom): bigint[] => {
  const weights = Array.from({ length: count }, () => Math.exp(random.normal() * 1.7));
  const largest = 0.06;
  const sum = weights.reduce((a, b) => a + b, 0);
  const clipped = weights.map((weight) => Math.min(weight, sum * largest));
  const clippedSum = clipped.reduce((a, b) => a + b, 0);
  return clipped.map((weight) => BigInt(Math.max(1, Math.round((weight / clippedSum) * totalMillion * 10))) * 100_000n);
};

/** Every initiative of the sample in order of receipt. */
export const initiativePlans = (tree: UnionTree, quotas: Quotas, random: SeededRandom): InitiativePlan[] => {
  type Draft = { union: number; phase: 1 | 2; outcome: PlannedOutcome };
  const drafts: Draft[] = [];
  const add = (union: number, phase: 1 | 2, outcome: PlannedOutcome, count: number): void => {
    for (let i = 0; i < count; i++) drafts.push({ union, phase, outcome });
  };
  // Rounded by chance, so that shares hold over many small unions too.
  const about = (exact: number): number => Math.floor(exact) + (random.chance(exact % 1) ? 1 : 0);
  tree.affiliated.forEach(({ counted, phase1Counted }, union) => {
    const phase2 = counted - phase1Counted;
    const carried = Math.min(phase2, about(counted * OUTCOME_RATES.carriedOver));
    add(union, 1, 'COUNTED', phase1Counted);
    add(union, 1, 'CARRIED_OVER', carried);
    add(union, 2, 'COUNTED', phase2 - carried);
    for (const [outcome, share] of [
      ['REJECTED', OUTCOME_RATES.rejected],
      ['WITHDRAWN', OUTCOME_RATES.withdrawn],
      ['DUPLICATE', OUTCOME_RATES.duplicate],
    ] as const) {
      add(union, 1, outcome, about(phase1Counted * share));
      add(union, 2, outcome, about(phase2 * share));
    }
  });
  const received = ([1, 2] as const).flatMap((phase) => {
    const ofPhase = random.shuffled(drafts.filter((draft) => draft.phase === phase));
    return receiveTimes(phase, ofPhase.length, random).map((receivedAt, i) => ({ ...ofPhase[i]!, receivedAt }));
  });
  received.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0));
  // Both sides of the first closing: the last millisecond of phase 1, and the first of phase 2 (24:00 is the next day).
  const lastOfPhase1 = received.findLastIndex(({ phase }) => phase === 1);
  received[lastOfPhase1]!.receivedAt = instantOf(epochMs(endOf(KEY_DATES.phase1Last)) - 1);
  received[lastOfPhase1 + 1]!.receivedAt = endOf(KEY_DATES.phase1Last);

  const counts = (outcome: PlannedOutcome): boolean => outcome === 'COUNTED' || outcome === 'CARRIED_OVER';
  const quantified = received.map(({ outcome }) => counts(outcome) && !random.chance(OUTCOME_RATES.notQuantifiable));
  const amounts = benefits(quantified.filter(Boolean).length, quotas.benefitMillionVnd, random);
  let nextAmount = 0;
  const latestCounted = new Map<number, number>();
  return received.map(({ union, phase, outcome, receivedAt }, index): InitiativePlan => {
    const number = index + 1;
    const earlier = latestCounted.get(union);
    const mistakenlyDuplicate = outcome === 'COUNTED' && earlier !== undefined && random.chance(0.005);
    if (outcome === 'COUNTED' && !mistakenlyDuplicate) latestCounted.set(union, number);
    return {
      number,
      union,
      grassroots: random.integer(0, tree.affiliated[union]!.grassroots.length - 1),
      phase,
      // The first initiative of a union cannot repeat an earlier one.
      outcome: outcome === 'DUPLICATE' && earlier === undefined ? 'REJECTED' : outcome,
      receivedAt,
      pace: random.fraction(),
      revised:
        (outcome === 'COUNTED' && random.chance(OUTCOME_RATES.revised)) ||
        (outcome === 'WITHDRAWN' && random.chance(0.5)),
      mistakenlyDuplicate,
      onBehalf: random.chance(OUTCOME_RATES.onBehalf),
      recognisedLater: random.chance(OUTCOME_RATES.recognisedLater),
      technicalSecret: random.chance(OUTCOME_RATES.technicalSecret),
      benefitVnd: quantified[index] ? amounts[nextAmount++]! : null,
      claimFactorPercent: random.integer(85, 130),
      seed: random.integer(0, 0x7fff_ffff),
      originalNumber: earlier ?? null,
    };
  });
};
