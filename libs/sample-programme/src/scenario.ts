import { endOfDayInVietnam, plusMs, startOfDayInVietnam, type Instant } from '@app/kernel';

/**
 * The sample programme's quotas, and the only place with the published figures. Everything else counts what the commands
 * really did. Sources of the figures: the two articles the project started from (31/5/2022 and 8/10/2023).
 * Names, units and initiatives are invented; only dates and totals follow the real programme.
 */
export interface Quotas {
  /** Registered members at the end. */
  readonly registeredMembers: number;
  /** Targets of the whole programme and of its first phase. */
  readonly target: number;
  readonly phase1Target: number;
  /** Counted at the end, and in the first phase. */
  readonly counted: number;
  readonly phase1Counted: number;
  /** Verified benefit of counted initiatives, in million đồng. */
  readonly benefitMillionVnd: number;
}

const PUBLISHED: Quotas = {
  registeredMembers: 1062,
  target: 5400,
  phase1Target: 1400,
  counted: 7085,
  phase1Counted: 1458,
  benefitMillionVnd: 10_000_000,
};

export const AFFILIATED_UNIONS = 33;
export const UNIONS_REACHING_TARGET = 18;

/** The organisers' announced figures, printed beside the computed ones. */
export const ANNOUNCED = {
  ...PUBLISHED,
  phase1Percent: '104.1',
  percent: '131.2',
  unionsParticipating: AFFILIATED_UNIONS,
  unionsReachingTarget: UNIONS_REACHING_TARGET,
} as const;

/** Quotas times `scale`, rounded. The published figures hold at 1 only. */
export const quotasAt = (scale: number): Quotas => {
  const times = (value: number): number => Math.max(1, Math.round(value * scale));
  return {
    registeredMembers: Math.max(AFFILIATED_UNIONS, times(PUBLISHED.registeredMembers)),
    target: Math.max(AFFILIATED_UNIONS * 2, times(PUBLISHED.target)),
    phase1Target: Math.max(AFFILIATED_UNIONS, times(PUBLISHED.phase1Target)),
    counted: Math.max(AFFILIATED_UNIONS * 3, times(PUBLISHED.counted)),
    phase1Counted: Math.max(AFFILIATED_UNIONS, times(PUBLISHED.phase1Counted)),
    benefitMillionVnd: times(PUBLISHED.benefitMillionVnd),
  };
};

/** Rates of the other outcomes and of detours, relative to the counted initiatives. */
export const OUTCOME_RATES = {
  rejected: 0.06,
  withdrawn: 0.03,
  duplicate: 0.03,
  /** Returned once and resubmitted before being counted. */
  revised: 0.12,
  /** Not expressible in money. */
  notQuantifiable: 0.12,
  /** Submitted in phase 1, undecided at its evaluation cut-off, counted in phase 2. */
  carriedOver: 0.004,
  /** Submitted by an officer for the authors. */
  onBehalf: 0.6,
  /** The workplace's decision comes after the submission. */
  recognisedLater: 0.25,
  technicalSecret: 0.02,
} as const;

export const KEY_DATES = {
  founding: '2021-12-20',
  enrolment: '2021-12-22',
  launch: '2022-01-04',
  registrationFrom: '2022-01-08',
  applicationFrom: '2021-09-01',
  applicationUntil: '2023-09-01',
  phase1First: '2022-01-08',
  phase1Last: '2022-05-31',
  phase1EvaluationLast: '2022-06-30',
  phase1Sealed: '2022-07-05',
  peakFirst: '2022-04-22',
  peakLast: '2022-05-31',
  phase2First: '2022-06-01',
  phase2Last: '2023-09-01',
  phase2EvaluationLast: '2023-09-15',
  phase2Sealed: '2023-09-18',
  awards: '2023-09-25',
  revocation: '2023-09-28',
  ceremony: '2023-10-08',
} as const;

/** `hour` o'clock (and fractions) of a day in Viet Nam. */
export const at = (day: string, hour: number): Instant =>
  plusMs(startOfDayInVietnam(day), Math.round(hour * 3_600_000));

export const endOf = (day: string): Instant => endOfDayInVietnam(day);
