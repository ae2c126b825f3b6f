import type {
  CampaignEvent,
  FigureScope,
  ParticipationEvent,
  RuleSetPublished,
  TargetEvent,
} from '@app/campaigns/contracts';
import type { RecordedEvent } from '@app/event-store';
import { STATUS_EVENT_TYPES, type StatusEvent } from '@app/initiatives/pure-contracts';
import type { Instant } from '@app/kernel';
import type { SeparationOfDutiesSet, UnitEvent } from '@app/organisation/contracts';
import { defineProjection, sharedHandler, type Projection, type ViewBatch } from '@app/projections';
import type { CollectionSpec } from '@app/read-models';
import { pendingOf } from '../../fold/tally.js';
import { boardOrders } from '../board-order.view.js';
import { dailyFigures, dailyFiguresId } from '../daily-figures.view.js';
import {
  contributionChange,
  evolveCountingState,
  pathFromOwner,
  receivingScopes,
  waitingScopes,
  type CampaignFrame,
  type Contribution,
  type InitiativeCountingState,
} from '../../fold/initiative-counting-state.js';
import { initiativeCountingStates } from '../initiative-counting-states.view.js';
import { memberFigures, memberFiguresId } from '../member-figures.view.js';
import {
  CAMPAIGN_FIGURES,
  campaignFrames,
  sealedPhaseId,
  sealedPhases,
  scopesOf,
  type CampaignFrameView,
} from '../campaign-frame.view.js';
import { reviewFigures } from '../review-figures.view.js';
import { figureUnits, type FigureUnit } from '../figure-unit.view.js';
import { unitFigures, unitFiguresId } from '../unit-figures.view.js';
import { changeAuthors, hasSameApproval, noMemberFigures, type AuthorChange } from './author-rows.js';
import { carriedOver, changeRow, ensureRow, newRow, noteBoardOrder, withChange, withTarget } from './unit-rows.js';

export type FrameEvent =
  | Exclude<CampaignEvent, RuleSetPublished>
  | TargetEvent
  | ParticipationEvent
  | Exclude<UnitEvent, SeparationOfDutiesSet>
  | StatusEvent;

/** The frame of a campaign whose launch is not in the log: its events are processed all the same. */
const UNKNOWN_CAMPAIGN: CampaignFrame = { ownerUnitId: '', phases: [], peakDrive: null };

/** A day of the curve of a phase is of the initiatives received in the phase, not of those it counts from an earlier one. */
const changesDay = (state: InitiativeCountingState): ((change: Contribution) => boolean) => {
  const received = receivingScopes(state);
  return ([scope, { submissions, counted }]) => (submissions !== 0 || counted !== 0) && received.includes(scope);
};

const changeDay = async (
  views: ViewBatch,
  { campaignId, receipt: { day } }: InitiativeCountingState,
  changes: readonly Contribution[],
): Promise<void> => {
  const id = dailyFiguresId(campaignId, day);
  const known = views.peek(dailyFigures, id) ?? (await views.get(dailyFigures, id));
  const scopes = { ...known?.scopes };
  for (const [scope, { submissions, counted }] of changes) {
    const figures = scopes[scope] ?? { submissions: 0, counted: 0 };
    scopes[scope] = { submissions: figures.submissions + submissions, counted: figures.counted + counted };
  }
  views.put(dailyFigures, { id, campaignId, day, scopes });
};

const isUnderReview = (state: InitiativeCountingState | null): boolean => state?.status === 'UNDER_REVIEW';

const changeReviews = async (
  views: ViewBatch,
  state: InitiativeCountingState,
  phases: CampaignFrame['phases'],
): Promise<void> => {
  const id = state.campaignId;
  const known = views.peek(reviewFigures, id) ?? (await views.get(reviewFigures, id));
  const underReview = { ...known?.underReview };
  const change = isUnderReview(state) ? 1 : -1;
  for (const scope of waitingScopes(state, phases)) underReview[scope] = (underReview[scope] ?? 0) + change;
  views.put(reviewFigures, { id, underReview });
};

/** Changes the rows of every unit from the campaign's owner down to the owning unit. */
const changeUnits = async (
  views: ViewBatch,
  { campaignId, receipt: { unitPath } }: InitiativeCountingState,
  changes: readonly Contribution[],
  authors: AuthorChange | null,
  position: bigint,
  at: Instant,
): Promise<void> => {
  const owning = unitPath.length - 1;
  for (const [scope, tally] of changes) {
    if (tally.counted !== 0 || tally.verifiedVnd !== '0') noteBoardOrder(views, campaignId, scope, position);
    const persons = authors?.get(scope);
    for (const [depth, unitId] of unitPath.entries()) {
      const id = unitFiguresId(campaignId, scope, unitId);
      const row =
        views.peek(unitFigures, id) ??
        (await views.get(unitFigures, id)) ??
        (await newRow(views, campaignId, scope, unitId, position));
      // A dissolved unit joins the boards, or leaves them, by any figure.
      if (!row.unit.active) noteBoardOrder(views, campaignId, scope, position);
      views.put(unitFigures, withChange(row, tally, depth === owning, persons?.[depth] ?? 0, at));
    }
  }
};

/**
 * Folds the event into the initiative's counting state, and the difference into every figure it adds to. Runs for most
 * events of a campaign, and each await costs a few percent, so it awaits only if it must.
 */
const changeCountingState = async (
  { event, revision, position, metadata: { effectiveAt: at } }: RecordedEvent<StatusEvent>,
  views: ViewBatch,
): Promise<void> => {
  const { initiativeId } = event.data;
  // The first event of a stream has no state before it.
  const before =
    revision === 0n
      ? null
      : (views.peek(initiativeCountingStates, initiativeId) ??
        (await views.get(initiativeCountingStates, initiativeId)));
  const campaignId = event.type === 'InitiativeSubmitted' ? event.data.campaignId : before?.campaignId;
  if (campaignId === undefined) return;
  const frame = views.peek(campaignFrames, campaignId) ?? (await views.get(campaignFrames, campaignId));
  const { phases } = frame ?? UNKNOWN_CAMPAIGN;
  const after = evolveCountingState(before, event, frame ?? UNKNOWN_CAMPAIGN);
  if (after === null || after === before) return;
  views.put(initiativeCountingStates, after);
  if (isUnderReview(before) !== isUnderReview(after)) await changeReviews(views, after, phases);
  const changes = contributionChange(before, after, phases);
  if (changes.length === 0) return;
  const dayChanges = changes.filter(changesDay(after));
  if (dayChanges.length > 0) await changeDay(views, after, dayChanges);
  const authors = hasSameApproval(before, after) ? null : await changeAuthors(views, before, after, at);
  await changeUnits(views, after, changes, authors, position, at);
};

const changeFrame = async (
  views: ViewBatch,
  campaignId: string,
  change: (frame: CampaignFrameView) => CampaignFrameView,
): Promise<void> => {
  const frame = await views.get(campaignFrames, campaignId);
  if (frame) views.put(campaignFrames, change(frame));
};

const changePhase = (
  frame: CampaignFrameView,
  phase: number,
  change: Partial<CampaignFrameView['phases'][number]>,
): CampaignFrameView => ({
  ...frame,
  phases: frame.phases.map((each) => (each.phase === phase ? { ...each, ...change } : each)),
});

const changeUnit = async (
  views: ViewBatch,
  unitId: string,
  change: (unit: FigureUnit) => FigureUnit,
): Promise<void> => {
  const unit = await views.get(figureUnits, unitId);
  if (unit) views.put(figureUnits, change(unit));
};

/** Gives each unit at or below the given one a row in the scope. */
const addRows = async (
  views: ViewBatch,
  campaignId: string,
  scope: FigureScope,
  unitId: string,
  position: bigint,
): Promise<void> => {
  const unit = await views.get(figureUnits, unitId);
  if (!unit) return;
  await ensureRow(views, campaignId, scope, unitId, position);
  for (const child of unit.children) await addRows(views, campaignId, scope, child, position);
};

const addRowsOfScope = async (
  views: ViewBatch,
  campaignId: string,
  scope: FigureScope,
  position: bigint,
): Promise<void> => {
  const frame = await views.get(campaignFrames, campaignId);
  if (frame) await addRows(views, campaignId, scope, frame.ownerUnitId, position);
};

/** Gives a new unit its rows in the campaigns of the units above it. */
const addRowsOfUnit = async (views: ViewBatch, { id, parentId }: FigureUnit, position: bigint): Promise<void> => {
  for (let above = parentId; above !== null;) {
    const unit: FigureUnit | null = await views.get(figureUnits, above);
    for (const campaignId of unit?.campaigns ?? []) {
      const frame = await views.get(campaignFrames, campaignId);
      for (const scope of frame ? scopesOf(frame) : []) await ensureRow(views, campaignId, scope, id, position);
    }
    above = unit?.parentId ?? null;
  }
};

const changeUnitAndRows = async (
  views: ViewBatch,
  unitId: string,
  change: { readonly block: string | null } | { readonly active: boolean },
  position: bigint,
): Promise<void> => {
  const unit = await views.get(figureUnits, unitId);
  if (!unit) return;
  views.put(figureUnits, { ...unit, ...change });
  for (const id of unit.rows) {
    const row = await views.get(unitFigures, id);
    if (!row) continue;
    views.put(unitFigures, { ...row, unit: { ...row.unit, ...change } });
    noteBoardOrder(views, row.campaignId, row.scope, position);
  }
};

/** Moves the undecided initiatives of a sealed phase to the phase they were carried over to, for each unit that has any. */
const carryOver = async (
  views: ViewBatch,
  campaignId: string,
  phases: { readonly from: FigureScope; readonly to: FigureScope },
  unitId: string,
  position: bigint,
): Promise<void> => {
  const row = await views.get(unitFigures, unitFiguresId(campaignId, phases.from, unitId));
  if (!row || pendingOf(row.total) === 0) return;
  const id = unitFiguresId(campaignId, phases.to, unitId);
  const target = (await views.get(unitFigures, id)) ?? (await newRow(views, campaignId, phases.to, unitId, position));
  for (const moved of carriedOver(row, target)) views.put(unitFigures, moved);
  const unit = await views.get(figureUnits, unitId);
  for (const child of unit?.children ?? []) await carryOver(views, campaignId, phases, child, position);
};

const carryOverReviews = async (
  views: ViewBatch,
  campaignId: string,
  { from, to }: { readonly from: FigureScope; readonly to: FigureScope },
): Promise<void> => {
  const reviews = await views.get(reviewFigures, campaignId);
  const moved = reviews?.underReview[from] ?? 0;
  if (!reviews || moved === 0) return;
  const underReview = { ...reviews.underReview, [from]: 0, [to]: (reviews.underReview[to] ?? 0) + moved };
  views.put(reviewFigures, { ...reviews, underReview });
};

const setTarget = async (
  views: ViewBatch,
  { event: { data }, position, metadata: { effectiveAt: at } }: RecordedEvent<TargetEvent>,
): Promise<void> => {
  const { campaignId, unitId, scope, metric, value } = data;
  noteBoardOrder(views, campaignId, scope, position);
  await changeRow(views, campaignId, scope, unitId, position, (row) => withTarget(row, metric, value, at));
};

/** Fills the collections behind the leaderboards, summaries and progress pages of campaigns. */
export const campaignFiguresProjection: Projection = defineProjection<FrameEvent>({
  name: CAMPAIGN_FIGURES,
  version: 6,
  collections: [
    campaignFrames,
    sealedPhases,
    figureUnits,
    initiativeCountingStates,
    unitFigures,
    memberFigures,
    dailyFigures,
    reviewFigures,
    boardOrders,
  ] as readonly CollectionSpec[],
  handlers: {
    CampaignLaunched: async ({ event: { data }, position }, views) => {
      const { campaignId: id, code, name, ownerUnitId } = data;
      views.put(campaignFrames, { id, code, name, ownerUnitId, phases: [], peakDrive: null });
      await changeUnit(views, ownerUnitId, (unit) => ({
        ...unit,
        campaigns: [...unit.campaigns.filter((campaign) => campaign !== id), id],
      }));
      await addRows(views, id, 'CAMPAIGN', ownerUnitId, position);
    },
    PhaseScheduled: async ({ event: { data }, position }, views) => {
      await changeFrame(views, data.campaignId, (frame) => {
        const { phase, name, opensAt, closesAt, evaluationCutoff } = data;
        const others = frame.phases.filter((each) => each.phase !== phase);
        const scheduled = { phase, name, opensAt, closesAt, evaluationCutoff, submissionsClosed: false, sealed: null };
        return { ...frame, phases: [...others, scheduled].sort((a, b) => a.phase - b.phase) };
      });
      await addRowsOfScope(views, data.campaignId, `PHASE_${data.phase}`, position);
    },
    PeakDriveDeclared: async ({ event: { data }, position }, views) => {
      await changeFrame(views, data.campaignId, (frame) => {
        const { name, startsAt, endsAt } = data;
        return { ...frame, peakDrive: { name, startsAt, endsAt } };
      });
      await addRowsOfScope(views, data.campaignId, 'PEAK_DRIVE', position);
    },
    SubmissionsClosed: ({ event: { data } }, views) =>
      changeFrame(views, data.campaignId, (frame) => {
        const { phase, closesAt, evaluationCutoff } = data;
        return changePhase(frame, phase, { closesAt, evaluationCutoff, submissionsClosed: true });
      }),
    PhaseClosed: async ({ event: { data }, position, metadata: { effectiveAt } }, views) => {
      const { campaignId, phase, unitFigures: byUnit, ...sealing } = data;
      views.put(sealedPhases, { ...sealing, id: sealedPhaseId(campaignId, phase), sealedAt: effectiveAt });
      await changeFrame(views, campaignId, (frame) =>
        changePhase(frame, phase, { sealed: { carriedOverTo: sealing.carriedOverTo } }),
      );
      const scope: FigureScope = `PHASE_${phase}`;
      for (const { unitId, figures: sealed } of byUnit) {
        await changeRow(views, campaignId, scope, unitId, position, (row) => ({ ...row, sealed }));
      }
      const { carriedOverTo } = sealing;
      const frame = await views.get(campaignFrames, campaignId);
      if (!frame || carriedOverTo === null || carriedOverTo <= phase) return;
      const phases = { from: scope, to: `PHASE_${carriedOverTo}` } as const;
      await carryOver(views, campaignId, phases, frame.ownerUnitId, position);
      // A dissolved unit may join the boards of that phase.
      noteBoardOrder(views, campaignId, phases.to, position);
      await carryOverReviews(views, campaignId, phases);
    },

    TargetAssigned: (recorded, views) => setTarget(views, recorded),
    TargetRevised: (recorded, views) => setTarget(views, recorded),

    ParticipantRegistered: async ({ event: { data }, position }, views) => {
      const { campaignId, memberId, unitId, unitPath } = data;
      const scope = 'CAMPAIGN';
      const member =
        (await views.get(memberFigures, memberFiguresId(campaignId, scope, memberId))) ??
        noMemberFigures(campaignId, scope, memberId, unitId);
      if (member.registered) return;
      views.put(memberFigures, { ...member, registered: true });
      const frame = await views.get(campaignFrames, campaignId);
      for (const unit of pathFromOwner(unitPath, frame?.ownerUnitId ?? '')) {
        await changeRow(views, campaignId, scope, unit, position, (row) => ({
          ...row,
          registered: row.registered + 1,
        }));
      }
    },

    UnitEstablished: async ({ event: { data }, position }, views) => {
      const { unitId: id, code, name, level, parentId, block } = data;
      const unit = { id, code, name, level, parentId, block, active: true, children: [], campaigns: [], rows: [] };
      views.put(figureUnits, unit);
      if (parentId === null) return;
      await changeUnit(views, parentId, (parent) => ({ ...parent, children: [...parent.children, id] }));
      await addRowsOfUnit(views, unit, position);
    },
    UnitRenamed: ({ event: { data } }, views) =>
      changeUnit(views, data.unitId, (unit) => ({ ...unit, name: data.name })),
    UnitDissolved: ({ event: { data }, position }, views) =>
      changeUnitAndRows(views, data.unitId, { active: false }, position),
    UnitAssignedToBlock: ({ event: { data }, position }, views) =>
      changeUnitAndRows(views, data.unitId, { block: data.block }, position),

    ...sharedHandler(STATUS_EVENT_TYPES, changeCountingState),
  },
  prefetch: ({ event, revision }) =>
    revision > 0n && 'initiativeId' in event.data
      ? [{ collection: initiativeCountingStates, id: event.data.initiativeId }]
      : [],
});
