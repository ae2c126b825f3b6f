import {
  metric,
  phaseOf,
  type CampaignState,
  type Figure,
  type FigureScope,
  type MetricCode,
  type ParticipationEvent,
  type PhaseClosed,
  type SealingFacts,
  type TargetEvent,
} from '@app/campaigns/contracts';
import { isStatusEvent, type InitiativeEvent } from '@app/initiatives/pure-contracts';
import { compareCodes, completionTenths, type DomainEvent, type Instant } from '@app/kernel';
import type { UnitEvent } from '@app/organisation/contracts';
import { belongsTo } from './belonging.js';
import {
  contributions,
  evolveCountingState,
  isPending,
  pathFromOwner,
  waitingPhase,
  type CampaignFrame,
  type InitiativeCountingState,
} from './initiative-counting-state.js';
import { addTally, isNoTally, NO_TALLY, notValidOf, pendingOf, type Tally } from './tally.js';

type FoldedEvent = TargetEvent | ParticipationEvent | UnitEvent | PhaseClosed;

/** The part of a recorded event that the fold needs. */
export interface FoldedRecord {
  readonly event: DomainEvent;
  readonly metadata: { readonly effectiveAt: Instant };
}

interface FoldedUnit {
  readonly registered: Set<string>;
  target: number | null;
  /** The unit in the organisation; null before its event is folded. */
  entry: { readonly code: string; readonly parentId: string | null; readonly active: boolean } | null;
}

interface UnitCounts extends Readonly<FoldedUnit> {
  tally: Tally;
  readonly authors: Set<string>;
}

/** The state of an initiative at the evaluation cut-off, and its current state. One object while they are equal. */
interface FoldedInitiative {
  readonly atCutoff: InitiativeCountingState | null;
  readonly now: InitiativeCountingState | null;
}

/** All figures of a phase, in the order of the dictionary. */
const figuresOf = (values: readonly (readonly [MetricCode, bigint | number | string | null])[]): readonly Figure[] =>
  values.map(([code, value]) => ({
    metric: code,
    version: metric(code)!.version,
    value: value === null ? null : value.toString(),
  }));

const completionOf = ({ tally, target }: UnitCounts): bigint | null =>
  completionTenths(BigInt(tally.counted), target === null ? null : BigInt(target));

const unitFiguresOf = (unit: UnitCounts): readonly Figure[] =>
  figuresOf([
    ['M02', unit.tally.submissions],
    ['M03', pendingOf(unit.tally)],
    ['M04', unit.tally.counted],
    ['M04.BY_CLOSING', unit.tally.countedByClosing],
    ['M04.TARGET', unit.target],
    ['M05', notValidOf(unit.tally)],
    ['M06', unit.authors.size],
    ['M09', completionOf(unit)],
    ['M10', unit.tally.verifiedVnd],
  ]);

const phaseFiguresOf = (owner: UnitCounts, children: readonly UnitCounts[]): readonly Figure[] => {
  const { tally } = owner;
  const withSubmissions = children.filter((child) => child.tally.submissions > 0);
  const reached = children.filter(({ target, tally: { counted } }) => target !== null && counted >= target);
  return figuresOf([
    ['M01', owner.registered.size],
    ['M02', tally.submissions],
    ['M03', pendingOf(tally)],
    ['M03.RETURNED', tally.returned],
    ['M04', tally.counted],
    ['M04.BY_CLOSING', tally.countedByClosing],
    ['M04.TARGET', owner.target],
    ['M05', notValidOf(tally)],
    ['M05.REJECTED', tally.rejected],
    ['M05.WITHDRAWN', tally.withdrawn],
    ['M05.DUPLICATE', tally.duplicate],
    ['M06', owner.authors.size],
    ['M07', withSubmissions.length],
    [
      'M07.TOTAL',
      children.filter(({ entry, target, tally: own }) => belongsTo(entry?.active ?? false, target, own)).length,
    ],
    ['M08', reached.length],
    ['M09', completionOf(owner)],
    ['M10', tally.verifiedVnd],
    ['M10.CLAIMED', tally.claimedVnd],
    ['M11', tally.notQuantifiable],
  ]);
};

/** A fold in progress: apply the events in log order, then read the result. */
export interface PhaseFold {
  /** Events without figures may be applied or left out. */
  apply(recorded: FoldedRecord): void;
  figures(): SealingFacts;
}

/**
 * Folds the log into the figures that a phase is sealed with.
 *
 * Figures count only events whose business instant is before the evaluation cut-off, so events recorded during the
 * sealing change nothing. What the log contains after the sealing of an earlier phase does not count in that phase. Only
 * `pending` counts every event: initiatives may still be decided after the cut-off, so that nothing is left to carry over.
 * It includes initiatives that earlier phases carried over into this one. Lists the units with a target or a figure above 0 in
 * their subtree, by code.
 *
 * @throws RangeError if the campaign has no such phase
 */
export const phaseFold = (campaign: CampaignState, phase: number): PhaseFold => {
  const cutoff = phaseOf(campaign, phase)?.evaluationCutoff;
  if (cutoff === undefined) throw new RangeError(`no phase ${phase}`);
  const scope: FigureScope = `PHASE_${phase}`;
  const { campaignId, ownerUnitId } = campaign;
  const initiatives = new Map<string, FoldedInitiative>();
  const units = new Map<string, FoldedUnit>();
  let frame: CampaignFrame = { ...campaign, phases: campaign.phases.map((each) => ({ ...each, sealed: null })) };
  const unitOf = (unitId: string): FoldedUnit => {
    const known = units.get(unitId);
    if (known) return known;
    const unit: FoldedUnit = { registered: new Set(), target: null, entry: null };
    units.set(unitId, unit);
    return unit;
  };

  const applyToInitiative = (event: InitiativeEvent, inTime: boolean): void => {
    const { initiativeId } = event.data;
    const { atCutoff, now } = initiatives.get(initiativeId) ?? { atCutoff: null, now: null };
    const next = evolveCountingState(now, event, frame);
    if (next === null || next.campaignId !== campaignId) return;
    const nextAtCutoff = atCutoff === now ? next : evolveCountingState(atCutoff, event, frame);
    initiatives.set(initiativeId, { now: next, atCutoff: inTime ? nextAtCutoff : atCutoff });
  };

  const apply = (recorded: FoldedRecord): void => {
    const inTime = recorded.metadata.effectiveAt < cutoff;
    if (isStatusEvent(recorded.event)) return applyToInitiative(recorded.event, inTime);
    const event = recorded.event as FoldedEvent;
    switch (event.type) {
      case 'UnitEstablished':
        if (inTime) {
          const { unitId, code, parentId } = event.data;
          unitOf(unitId).entry = { code, parentId, active: true };
        }
        return;
      case 'UnitDissolved': {
        const unit = units.get(event.data.unitId);
        if (inTime && unit?.entry) unit.entry = { ...unit.entry, active: false };
        return;
      }
      case 'TargetAssigned':
      case 'TargetRevised': {
        const { data } = event;
        if (inTime && data.campaignId === campaignId && data.scope === scope && data.metric === 'M04') {
          unitOf(data.unitId).target = data.value > 0 ? data.value : null;
        }
        return;
      }
      case 'ParticipantRegistered': {
        const { data } = event;
        if (!inTime || data.campaignId !== campaignId) return;
        for (const unitId of pathFromOwner(data.unitPath, ownerUnitId)) unitOf(unitId).registered.add(data.memberId);
        return;
      }
      case 'PhaseClosed': {
        const { data } = event;
        if (data.campaignId !== campaignId) return;
        const phases = frame.phases.map((each) => (each.phase === data.phase ? { ...each, sealed: data } : each));
        frame = { ...frame, phases };
        return;
      }
      case 'UnitRenamed':
      case 'UnitAssignedToBlock':
      case 'SeparationOfDutiesSet':
        return;
    }
  };

  const figures = (): ReturnType<PhaseFold['figures']> => {
    const counts = new Map<string, UnitCounts>();
    const countsOf = (unitId: string): UnitCounts => {
      const { registered, target, entry } = unitOf(unitId);
      const known = counts.get(unitId) ?? { tally: NO_TALLY, authors: new Set(), registered, target, entry };
      counts.set(unitId, known);
      return known;
    };
    let pending = 0;
    for (const { atCutoff, now } of initiatives.values()) {
      if (now && isPending(now) && waitingPhase(campaign.phases, now.receipt.phase) === phase) pending += 1;
      const tally = contributions(atCutoff, frame.phases).find(([contributed]) => contributed === scope)?.[1];
      if (!atCutoff || !tally) continue;
      for (const unitId of atCutoff.receipt.unitPath) {
        const unit = countsOf(unitId);
        unit.tally = addTally(unit.tally, tally);
        if (tally.counted === 1) for (const { memberId } of atCutoff.authors) unit.authors.add(memberId);
      }
    }
    const all = [...units.keys()].map((unitId) => ({ unitId, ...countsOf(unitId) }));
    return {
      figures: phaseFiguresOf(
        countsOf(ownerUnitId),
        all.filter(({ entry }) => entry?.parentId === ownerUnitId),
      ),
      unitFigures: all
        .filter(({ target, tally }) => target !== null || !isNoTally(tally))
        .sort((a, b) => compareCodes(codeOf(a), codeOf(b)))
        .map((unit) => ({ unitId: unit.unitId, figures: unitFiguresOf(unit) })),
      pending,
    };
  };

  return { apply, figures };
};

/** Units that the organisation does not know are sorted by id. */
const codeOf = ({ unitId, entry }: UnitCounts & { readonly unitId: string }): string => entry?.code ?? unitId;
