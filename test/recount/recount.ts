import type { EventStore } from '@app/event-store';
import { logOf } from '../programme/log-of.js';

/**
 * Counts the programme again from the raw log. It shares no code with the projections, the sealing fold or the deciders:
 * it reads stored names and JSON, and nothing else, so that it can disagree with them. One campaign, one owner unit.
 */
export interface Recount {
  readonly registeredMembers: number;
  readonly ownerUnitId: string;
  /** Active units at or below the owner. */
  readonly active: readonly string[];
  /** Direct children of the owner. */
  readonly affiliated: readonly string[];
  /** Counts a scope when it is first asked for. */
  readonly scope: (name: string) => ScopeRecount;
}

export interface ScopeRecount {
  /** Units with a target or an initiative of their subtree in the scope; for the campaign, also those with a registered member. */
  readonly units: ReadonlyMap<string, UnitRecount>;
  /** The owner unit: everything. */
  readonly whole: UnitRecount;
  readonly unitsParticipating: number;
  readonly unitsReachingTarget: number;
  /** Initiatives each author has counted here. */
  readonly countedByAuthor: ReadonlyMap<string, number>;
  /** The ranked values of each unit and each author that ever had one. */
  readonly standings: ReadonlyMap<string, Readonly<Standing>>;
  /** Counted here, and received in an earlier phase. */
  readonly countedFromEarlier: number;
  /** By day of receipt in Viet Nam: received, and how many of these count. */
  readonly daily: ReadonlyMap<string, { readonly submissions: number; readonly counted: number }>;
}

export interface UnitRecount {
  readonly target: number | null;
  readonly submissions: number;
  /** Undecided, including the returned ones. */
  readonly pending: number;
  readonly underReview: number;
  readonly returned: number;
  readonly counted: number;
  /** Of the counted ones: decided before the submissions of their phase closed. */
  readonly countedByClosing: number;
  readonly notQuantifiable: number;
  readonly rejected: number;
  readonly withdrawn: number;
  readonly duplicates: number;
  /** Received in this phase, and now in another. */
  readonly carriedOver: number;
  readonly authors: number;
  readonly claimedVnd: bigint;
  readonly benefitVnd: bigint;
}

/** The ranked values of a unit or an author, each with the instant at which it was reached; null while it is 0 or missing. */
export interface Standing {
  counted: number;
  countedAt: string | null;
  benefitVnd: bigint;
  benefitAt: string | null;
  target: number | null;
  targetAt: string | null;
  /** The completion as shown, in tenths of a percent. */
  tenths: number | null;
  tenthsAt: string | null;
}

type Raw = { readonly [field: string]: unknown };

/** A stored event, parsed. */
export interface RawEvent {
  readonly type: string;
  readonly data: Raw;
  readonly metadata: Raw;
}

type Status = 'waiting' | 'review' | 'returned' | 'counted' | 'rejected' | 'withdrawn' | 'duplicate';

interface Initiative {
  status: Status;
  before: Status;
  authors: { readonly memberId: string; readonly shareBp: number }[];
  claimed: string | null;
  countedIn: number;
  /** The phase it waits in, was decided in or counts in. */
  stands: number;
  decidedAt: string;
  benefit: string | null;
  readonly phase: number;
  readonly receivedAt: string;
  readonly path: string[];
}

const STATUSES: { readonly [storedName: string]: Status } = {
  ReviewStarted: 'review',
  InitiativeReturned: 'returned',
  InitiativeResubmitted: 'waiting',
  InitiativeApproved: 'counted',
  InitiativeRejected: 'rejected',
  InitiativeWithdrawn: 'withdrawn',
  InitiativeMarkedDuplicate: 'duplicate',
};

const isUndecided = ({ status }: Initiative): boolean => ['waiting', 'review', 'returned'].includes(status);

const HOURS_AHEAD_OF_UTC = 7;

const dayOf = (instant: string): string =>
  new Date(Date.parse(instant) + HOURS_AHEAD_OF_UTC * 3_600_000).toISOString().slice(0, 10);

const sum = (amounts: readonly (string | null)[]): bigint =>
  amounts.reduce((total, amount) => total + BigInt(amount ?? 0), 0n);

/** Initiatives in the subtree of each unit. */
const byUnit = (initiatives: readonly Initiative[]): ReadonlyMap<string, readonly Initiative[]> => {
  const units = new Map<string, Initiative[]>();
  for (const initiative of initiatives) {
    for (const unitId of initiative.path) {
      if (!units.has(unitId)) units.set(unitId, []);
      units.get(unitId)!.push(initiative);
    }
  }
  return units;
};

/** Half up to one decimal, and 99,9 at most below the target. */
export const shownTenths = (counted: number, target: number | null): number | null => {
  if (target === null) return null;
  const nearest = Math.floor((counted * 2_000 + target) / (target * 2));
  return counted < target ? Math.min(nearest, 999) : nearest;
};

/** The parts of the authors, which add up to the amount: the đồng that are left go to the largest remainders. */
const partsOf = (amount: bigint, authors: Initiative['authors']): readonly bigint[] => {
  const whole = BigInt(authors.reduce((total, { shareBp }) => total + shareBp, 0));
  const shares = authors.map(({ shareBp }, index) => ({ index, product: amount * BigInt(shareBp) }));
  const parts = shares.map(({ product }) => product / whole);
  let left = amount - parts.reduce((total, part) => total + part, 0n);
  for (const { index } of [...shares].sort((a, b) => Number((b.product % whole) - (a.product % whole)))) {
    if (left > 0n) parts[index]! += 1n;
    left -= 1n;
  }
  return parts;
};

const latest = (...instants: readonly (string | null)[]): string | null =>
  instants.reduce((last, instant) => (last === null || (instant !== null && instant > last) ? instant : last), null);

/**
 * Follows the ranked values through the log. A value is reached by the entry of the log that made it what it is; if an
 * earlier entry since it was last 0 has a later instant, by that one.
 */
class Standings {
  private readonly byScope = new Map<string, Map<string, Standing>>();

  of(scope: string): ReadonlyMap<string, Readonly<Standing>> {
    return this.byScope.get(scope) ?? new Map<string, Standing>();
  }

  setTarget(scope: string, unitId: string, value: number, at: string): void {
    const standing = this.standingOf(scope, unitId);
    standing.target = value === 0 ? null : value;
    standing.targetAt = latest(standing.targetAt, at);
    this.show(standing);
  }

  count(scope: string, holder: string, change: 1 | -1, benefit: bigint, at: string): void {
    const standing = this.standingOf(scope, holder);
    standing.counted += change;
    standing.countedAt = standing.counted === 0 ? null : latest(standing.countedAt, at);
    standing.benefitVnd += BigInt(change) * benefit;
    if (benefit !== 0n) standing.benefitAt = standing.benefitVnd === 0n ? null : latest(standing.benefitAt, at);
    this.show(standing);
  }

  private show(standing: Standing): void {
    const tenths = shownTenths(standing.counted, standing.target);
    if (tenths !== standing.tenths) standing.tenthsAt = tenths ? latest(standing.targetAt, standing.countedAt) : null;
    standing.tenths = tenths;
  }

  private standingOf(scope: string, holder: string): Standing {
    const standings = this.byScope.get(scope) ?? new Map<string, Standing>();
    this.byScope.set(scope, standings);
    const standing = standings.get(holder) ?? {
      counted: 0,
      countedAt: null,
      benefitVnd: 0n,
      benefitAt: null,
      target: null,
      targetAt: null,
      tenths: null,
      tenthsAt: null,
    };
    standings.set(holder, standing);
    return standing;
  }
}

/** The whole log, parsed. */
export const rawEvents = async (store: EventStore): Promise<readonly RawEvent[]> =>
  (await logOf(store)).map(({ type, data, metadata }) => ({
    type,
    data: JSON.parse(data) as Raw,
    metadata: JSON.parse(metadata) as Raw,
  }));

export const recount = (events: readonly RawEvent[]): Recount => {
  const initiatives = new Map<string, Initiative>();
  const registered = new Map<string, string[]>();
  const parents = new Map<string, string | null>();
  const targets = new Map<string, Map<string, number>>();
  const dissolved = new Set<string>();
  const closings = new Map<number, string>();
  /** Sealed so far: the phase that its undecided initiatives were carried over to. */
  const sealed = new Map<number, number | null>();
  let peakDrive = { from: '', until: '' };
  let owner = '';
  /** What the log contains after the sealing of its phase counts in the phase carried over to, or nowhere. */
  const phaseOf = (named: unknown): number | null => {
    let phase: number | null = Number(named);
    while (phase !== null && sealed.has(phase)) phase = sealed.get(phase)!;
    return phase;
  };
  const standings = new Standings();
  const inPeakDrive = ({ receivedAt }: Initiative): boolean =>
    peakDrive.from <= receivedAt && receivedAt < peakDrive.until;
  const changeStandings = (initiative: Initiative, change: 1 | -1, at: string): void => {
    const { authors, countedIn, benefit, path } = initiative;
    const amount = BigInt(benefit ?? 0);
    const parts = partsOf(amount, authors);
    for (const scope of ['CAMPAIGN', `PHASE_${countedIn}`, ...(inPeakDrive(initiative) ? ['PEAK_DRIVE'] : [])]) {
      for (const unitId of path) standings.count(scope, unitId, change, amount, at);
      for (const [index, { memberId }] of authors.entries()) {
        standings.count(scope, memberId, change, parts[index]!, at);
      }
    }
  };
  for (const { type, data, metadata } of events) {
    if (type === 'InitiativeApproved' && phaseOf(data.countedInPhase) === null) continue;
    const at = String(metadata.effectiveAt);
    const initiative = initiatives.get(String(data.initiativeId));
    if (initiative?.status === 'counted' && STATUSES[type] && type !== 'InitiativeApproved') {
      changeStandings(initiative, -1, at);
    }
    if (initiative && STATUSES[type]) {
      if (type === 'InitiativeMarkedDuplicate') initiative.before = initiative.status;
      initiative.status = STATUSES[type];
    }
    switch (type) {
      case 'UnitEstablished':
        parents.set(String(data.unitId), data.parentId as string | null);
        break;
      case 'CampaignLaunched':
        owner = String(data.ownerUnitId);
        break;
      case 'PhaseScheduled':
      case 'SubmissionsClosed':
        closings.set(Number(data.phase), String(data.closesAt));
        break;
      case 'UnitDissolved':
        dissolved.add(String(data.unitId));
        break;
      case 'PhaseClosed':
        sealed.set(Number(data.phase), data.carriedOverTo as number | null);
        if (data.carriedOverTo === null) break;
        for (const each of initiatives.values()) {
          if (isUndecided(each) && each.stands === data.phase) each.stands = Number(data.carriedOverTo);
        }
        break;
      case 'PeakDriveDeclared':
        peakDrive = { from: String(data.startsAt), until: String(data.endsAt) };
        break;
      case 'TargetAssigned':
      case 'TargetRevised': {
        const scope = String(data.scope);
        if (!targets.has(scope)) targets.set(scope, new Map());
        targets.get(scope)!.set(String(data.unitId), Number(data.value));
        if (data.metric === 'M04') standings.setTarget(scope, String(data.unitId), Number(data.value), at);
        break;
      }
      case 'ParticipantRegistered':
        registered.set(String(data.memberId), data.unitPath as string[]);
        break;
      case 'InitiativeSubmitted':
      case 'InitiativeResubmitted': {
        const submission = {
          authors: data.authors as Initiative['authors'],
          claimed: (data.benefitClaim as { amountVnd: string | null }).amountVnd,
        };
        const phase = phaseOf(data.phase);
        if (initiative) Object.assign(initiative, submission);
        else if (phase !== null)
          initiatives.set(String(data.initiativeId), {
            ...submission,
            status: 'waiting',
            before: 'waiting',
            countedIn: 0,
            stands: phase,
            decidedAt: '',
            benefit: null,
            phase,
            receivedAt: String(data.receivedAt),
            path: data.unitPath as string[],
          });
        break;
      }
      case 'InitiativeApproved':
        if (!initiative) break;
        initiative.countedIn = phaseOf(data.countedInPhase)!;
        initiative.stands = initiative.countedIn;
        initiative.decidedAt = String(data.approvedAt);
        initiative.benefit = data.benefitVnd as string | null;
        changeStandings(initiative, 1, at);
        break;
      case 'DuplicateLinkRemoved':
        if (!initiative) break;
        initiative.status = initiative.before;
        if (initiative.status === 'counted') changeStandings(initiative, 1, at);
        if (isUndecided(initiative)) initiative.stands = phaseOf(initiative.phase) ?? initiative.stands;
    }
  }

  const all = [...initiatives.values()];
  const affiliated = [...parents].filter(([, parent]) => parent === owner).map(([unit]) => unit);
  const scopeOf = (
    scope: string,
    isReceived: (initiative: Initiative) => boolean,
    isHere: (initiative: Initiative) => boolean,
  ): ScopeRecount => {
    const received = all.filter(isReceived);
    const present = all.filter(isHere);
    const counted = present.filter(({ status }) => status === 'counted');
    const receivedBy = byUnit(received);
    const presentBy = byUnit(present);
    const countedBy = byUnit(counted);
    const unitOf = (unitId: string): UnitRecount => {
      const here = receivedBy.get(unitId) ?? [];
      const counts = countedBy.get(unitId) ?? [];
      const ofStatus = new Map<Status, number>();
      for (const { status } of presentBy.get(unitId) ?? []) ofStatus.set(status, (ofStatus.get(status) ?? 0) + 1);
      const withStatus = (...wanted: readonly Status[]): number =>
        wanted.reduce((total, status) => total + (ofStatus.get(status) ?? 0), 0);
      return {
        target: targets.get(scope)?.get(unitId) ?? null,
        submissions: here.length,
        pending: withStatus('waiting', 'review', 'returned'),
        underReview: withStatus('review'),
        returned: withStatus('returned'),
        counted: counts.length,
        countedByClosing: counts.filter(({ countedIn, decidedAt }) => decidedAt < closings.get(countedIn)!).length,
        notQuantifiable: counts.filter(({ benefit }) => benefit === null).length,
        rejected: withStatus('rejected'),
        withdrawn: withStatus('withdrawn'),
        duplicates: withStatus('duplicate'),
        carriedOver: here.filter((initiative) => !isHere(initiative)).length,
        authors: new Set(counts.flatMap(({ authors }) => authors.map(({ memberId }) => memberId))).size,
        claimedVnd: sum(counts.map(({ claimed }) => claimed)),
        benefitVnd: sum(counts.map(({ benefit }) => benefit)),
      };
    };
    const listed = new Set([
      ...(targets.get(scope)?.keys() ?? []),
      ...receivedBy.keys(),
      ...presentBy.keys(),
      ...(scope === 'CAMPAIGN' ? [...registered.values()].flat() : []),
    ]);
    const units = new Map([...listed].map((unitId) => [unitId, unitOf(unitId)]));
    const children = affiliated.flatMap((unit) => units.get(unit) ?? []);
    const daily = new Map<string, { submissions: number; counted: number }>();
    const onDay = (receivedAt: string, what: 'submissions' | 'counted'): void => {
      const day = dayOf(receivedAt);
      const figures = daily.get(day) ?? { submissions: 0, counted: 0 };
      figures[what] += 1;
      daily.set(day, figures);
    };
    for (const { receivedAt } of received) onDay(receivedAt, 'submissions');
    for (const { receivedAt } of counted.filter(isReceived)) onDay(receivedAt, 'counted');
    const countedByAuthor = new Map<string, number>();
    for (const { memberId } of counted.flatMap(({ authors }) => authors)) {
      countedByAuthor.set(memberId, (countedByAuthor.get(memberId) ?? 0) + 1);
    }
    return {
      units,
      whole: unitOf(owner),
      unitsParticipating: children.filter(({ submissions }) => submissions > 0).length,
      unitsReachingTarget: children.filter(({ target, counted: reached }) => target !== null && reached >= target)
        .length,
      countedByAuthor,
      standings: standings.of(scope),
      countedFromEarlier: counted.filter((initiative) => !isReceived(initiative)).length,
      daily,
    };
  };
  const isBelowOwner = (unit: string): boolean => {
    const parent = parents.get(unit);
    return unit === owner || (parent !== undefined && parent !== null && isBelowOwner(parent));
  };
  const everything = (): boolean => true;
  const counting = new Map([
    ['CAMPAIGN', () => scopeOf('CAMPAIGN', everything, everything)],
    ['PEAK_DRIVE', () => scopeOf('PEAK_DRIVE', inPeakDrive, inPeakDrive)],
    ...[...closings.keys()].map((phase): [string, () => ScopeRecount] => [
      `PHASE_${phase}`,
      () =>
        scopeOf(
          `PHASE_${phase}`,
          (initiative) => initiative.phase === phase,
          (initiative) => initiative.stands === phase,
        ),
    ]),
  ]);
  const scopes = new Map<string, ScopeRecount>();
  return {
    registeredMembers: registered.size,
    ownerUnitId: owner,
    active: [...parents.keys()].filter((unit) => !dissolved.has(unit) && isBelowOwner(unit)),
    affiliated,
    scope: (name) => {
      const scope = scopes.get(name) ?? counting.get(name)!();
      scopes.set(name, scope);
      return scope;
    },
  };
};
