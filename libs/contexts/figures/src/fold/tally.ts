import type { VndText } from '@app/kernel';

/** Numbers of initiatives; additive over initiatives and over the tree. */
export const TALLY_COUNTS = [
  'submissions',
  /** Waiting for a reviewer or under review. */
  'waiting',
  /** Waiting for resubmission by their authors. */
  'returned',
  'counted',
  /** Of the counted ones: approved before the submissions of the phase they count in closed. */
  'countedByClosing',
  /** Of the counted ones: without a value in money. */
  'notQuantifiable',
  'rejected',
  'withdrawn',
  'duplicate',
  /** Received in this phase, counted in a later one. */
  'carriedOver',
] as const;
export type TallyCount = (typeof TALLY_COUNTS)[number];

/**
 * The additive figures of one scope (INV-04, INV-05), as stored in documents. Every submission is in exactly one of
 * waiting, returned, counted, rejected, withdrawn, duplicate, carriedOver; a phase also counts initiatives carried over
 * into it. A tally that is a change may be negative.
 */
export type Tally = { readonly [Count in TallyCount]: number } & {
  /** Claimed benefit of the counted initiatives; integer đồng. */
  readonly claimedVnd: VndText;
  /** Verified benefit of the counted initiatives; integer đồng. */
  readonly verifiedVnd: VndText;
};

export const NO_TALLY: Tally = {
  submissions: 0,
  waiting: 0,
  returned: 0,
  counted: 0,
  countedByClosing: 0,
  notQuantifiable: 0,
  rejected: 0,
  withdrawn: 0,
  duplicate: 0,
  carriedOver: 0,
  claimedVnd: '0',
  verifiedVnd: '0',
};

/** A text of at most this length, sign included, is a safe integer, and so is the sum of two. */
const EXACT_LENGTH = 15;

const addVnd = (a: string, b: string): string => {
  if (b === '0') return a;
  if (a === '0') return b;
  if (a.length > EXACT_LENGTH || b.length > EXACT_LENGTH) return (BigInt(a) + BigInt(b)).toString();
  // Several times faster than bigint.
  return (Number(a) + Number(b)).toString();
};

const negativeVnd = (amount: string): string => (amount === '0' ? amount : (-BigInt(amount)).toString());

export const addTally = (a: Tally, b: Tally): Tally => ({
  submissions: a.submissions + b.submissions,
  waiting: a.waiting + b.waiting,
  returned: a.returned + b.returned,
  counted: a.counted + b.counted,
  countedByClosing: a.countedByClosing + b.countedByClosing,
  notQuantifiable: a.notQuantifiable + b.notQuantifiable,
  rejected: a.rejected + b.rejected,
  withdrawn: a.withdrawn + b.withdrawn,
  duplicate: a.duplicate + b.duplicate,
  carriedOver: a.carriedOver + b.carriedOver,
  claimedVnd: addVnd(a.claimedVnd, b.claimedVnd),
  verifiedVnd: addVnd(a.verifiedVnd, b.verifiedVnd),
});

export const subtractTally = (a: Tally, b: Tally): Tally => ({
  submissions: a.submissions - b.submissions,
  waiting: a.waiting - b.waiting,
  returned: a.returned - b.returned,
  counted: a.counted - b.counted,
  countedByClosing: a.countedByClosing - b.countedByClosing,
  notQuantifiable: a.notQuantifiable - b.notQuantifiable,
  rejected: a.rejected - b.rejected,
  withdrawn: a.withdrawn - b.withdrawn,
  duplicate: a.duplicate - b.duplicate,
  carriedOver: a.carriedOver - b.carriedOver,
  claimedVnd: addVnd(a.claimedVnd, negativeVnd(b.claimedVnd)),
  verifiedVnd: addVnd(a.verifiedVnd, negativeVnd(b.verifiedVnd)),
});

export const isNoTally = (tally: Tally): boolean =>
  tally.claimedVnd === '0' && tally.verifiedVnd === '0' && TALLY_COUNTS.every((count) => tally[count] === 0);

/** M03: undecided. */
export const pendingOf = ({ waiting, returned }: Tally): number => waiting + returned;

/** M05: submitted and decided not to count. */
export const notValidOf = ({ rejected, withdrawn, duplicate }: Tally): number => rejected + withdrawn + duplicate;
