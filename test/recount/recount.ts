import type { EventStore } from '@app/event-store';

/**
 * Counts the programme again from the raw log. It shares no code with the projections, the sealing fold or the deciders:
 * it reads stored names and JSON, and nothing else, so that it can disagree with them.
 */
export interface Recount {
  readonly registeredMembers: number;
  readonly submissions: number;
  readonly pending: number;
  readonly counted: number;
  readonly authors: number;
  readonly rejected: number;
  readonly withdrawn: number;
  readonly duplicates: number;
  readonly benefitVnd: bigint;
  readonly countedByPhase: { readonly [phase: number]: number };
  /** Counted in a phase and decided before its submissions closed. */
  readonly decidedByClose: { readonly [phase: number]: number };
  readonly countedByUnit: ReadonlyMap<string, number>;
  readonly unitsParticipating: number;
  readonly unitsReachingTarget: number;
  readonly target: number;
}

type Raw = { readonly [field: string]: unknown };

interface Entry {
  fate: 'open' | 'counted' | 'rejected' | 'withdrawn' | 'duplicate';
  path: string[];
  authors: string[];
  phase: number;
  decidedAt: string;
  benefit: string | null;
}

const FATES: { readonly [storedName: string]: Entry['fate'] } = {
  InitiativeRejected: 'rejected',
  InitiativeWithdrawn: 'withdrawn',
  InitiativeMarkedDuplicate: 'duplicate',
  DuplicateLinkRemoved: 'open',
};

export const recount = async (
  store: EventStore,
  leaveOut: (type: string, data: Raw) => boolean = () => false,
): Promise<Recount> => {
  const entries = new Map<string, Entry>();
  const registered = new Set<string>();
  const parents = new Map<string, string | null>();
  const targets = new Map<string, number>();
  const closings = new Map<number, string>();
  let owner = '';
  let after: bigint | undefined;
  for (;;) {
    const page = await store.readAll({ limit: 1000, ...(after !== undefined && { after }) });
    for (const { type, data: text } of page) {
      const data = JSON.parse(text) as Raw;
      if (leaveOut(type, data)) continue;
      const entry = entries.get(String(data.initiativeId));
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
        case 'TargetAssigned':
        case 'TargetRevised':
          if (data.scope === 'CAMPAIGN') targets.set(String(data.unitId), Number(data.value));
          break;
        case 'ParticipantRegistered':
          registered.add(String(data.memberId));
          break;
        case 'InitiativeSubmitted':
        case 'InitiativeResubmitted': {
          const authors = (data.authors as { memberId: string }[]).map(({ memberId }) => memberId);
          if (entry) entry.authors = authors;
          else
            entries.set(String(data.initiativeId), {
              fate: 'open',
              path: data.unitPath as string[],
              authors,
              phase: 0,
              decidedAt: '',
              benefit: null,
            });
          break;
        }
        case 'InitiativeApproved':
          if (entry)
            Object.assign(entry, {
              fate: 'counted',
              phase: data.countedInPhase,
              decidedAt: data.approvedAt,
              benefit: data.benefitVnd,
            });
          break;
        default:
          if (entry && FATES[type]) entry.fate = FATES[type];
      }
    }
    if (page.length < 1000) break;
    after = page.at(-1)!.position;
  }
  const all = [...entries.values()];
  const counted = all.filter(({ fate }) => fate === 'counted');
  const tally = <Key>(keys: readonly Key[]): Map<Key, number> => {
    const result = new Map<Key, number>();
    for (const key of keys) result.set(key, (result.get(key) ?? 0) + 1);
    return result;
  };
  const countedByUnit = tally(counted.flatMap(({ path }) => path));
  const submittedByUnit = tally(all.flatMap(({ path }) => path));
  const children = [...parents].filter(([, parent]) => parent === owner).map(([unit]) => unit);
  const fate = (wanted: Entry['fate']): number => all.filter((entry) => entry.fate === wanted).length;
  return {
    registeredMembers: registered.size,
    submissions: all.length,
    pending: fate('open'),
    counted: counted.length,
    authors: new Set(counted.flatMap(({ authors }) => authors)).size,
    rejected: fate('rejected'),
    withdrawn: fate('withdrawn'),
    duplicates: fate('duplicate'),
    benefitVnd: counted.reduce((sum, { benefit }) => sum + BigInt(benefit ?? 0), 0n),
    countedByPhase: Object.fromEntries(tally(counted.map(({ phase }) => phase))),
    decidedByClose: Object.fromEntries(
      tally(counted.filter(({ phase, decidedAt }) => decidedAt < closings.get(phase)!).map(({ phase }) => phase)),
    ),
    countedByUnit,
    unitsParticipating: children.filter((unit) => (submittedByUnit.get(unit) ?? 0) > 0).length,
    unitsReachingTarget: children.filter(
      (unit) => targets.has(unit) && (countedByUnit.get(unit) ?? 0) >= targets.get(unit)!,
    ).length,
    target: targets.get(owner) ?? 0,
  };
};
