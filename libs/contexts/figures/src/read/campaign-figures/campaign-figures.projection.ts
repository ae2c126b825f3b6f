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
import type { UnitEvent } from '@app/organisation/contracts';
import { defineProjection, sharedHandler, type Projection, type ViewBatch } from '@app/projections';
import type { CollectionSpec } from '@app/read-models';
import { boardOrders } from '../board-order.view.js';
import { dailyFigures, dailyFiguresId } from '../daily-figures.view.js';
import {
  contributionChange,
  evolveCountingState,
  pathFromOwner,
  receivingScopes,
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
  type CampaignFrameView,
} from '../campaign-frame.view.js';
import { reviewFigures } from '../review-figures.view.js';
import { figureUnits, type FigureUnit } from '../figure-unit.view.js';
import { unitFigures, unitFiguresId } from '../unit-figures.view.js';
import { changeAuthors, hasSameApproval, noMemberFigures, type AuthorChange } from './author-rows.js';
import { changeRow, newRow, noteBoardOrder, withChange, withTarget } from './unit-rows.js';

export type FrameEvent =
  Exclude<CampaignEvent, RuleSetPublished> | TargetEvent | ParticipationEvent | UnitEvent | StatusEvent;

/** The frame of a campaign whose launch is not in the log: its events are processed all the same. */
const UNKNOWN_CAMPAIGN: CampaignFrame = { ownerUnitId: '', phases: [], peakDrive: null };

const changesDay = ([, { submissions, counted }]: Contribution): boolean => submissions !== 0 || counted !== 0;

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

const changeReviews = async (views: ViewBatch, state: InitiativeCountingState): Promise<void> => {
  const id = state.campaignId;
  const known = views.peek(reviewFigures, id) ?? (await views.get(reviewFigures, id));
  const underReview = { ...known?.underReview };
  const change = isUnderReview(state) ? 1 : -1;
  for (const scope of receivingScopes(state)) underReview[scope] = (underReview[scope] ?? 0) + change;
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
  const after = evolveCountingState(before, event, frame ?? UNKNOWN_CAMPAIGN);
  if (after === null || after === before) return;
  views.put(initiativeCountingStates, after);
  if (isUnderReview(before) !== isUnderReview(after)) await changeReviews(views, after);
  const changes = contributionChange(before, after);
  if (changes.length === 0) return;
  const dayChanges = changes.filter(changesDay);
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
  version: 5,
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
    CampaignLaunched: ({ event: { data } }, views) => {
      const { campaignId: id, code, name, ownerUnitId } = data;
      views.put(campaignFrames, { id, code, name, ownerUnitId, phases: [], peakDrive: null });
    },
    PhaseScheduled: ({ event: { data } }, views) =>
      changeFrame(views, data.campaignId, (frame) => {
        const { phase, name, opensAt, closesAt, evaluationCutoff } = data;
        const others = frame.phases.filter((each) => each.phase !== phase);
        const scheduled = { phase, name, opensAt, closesAt, evaluationCutoff, submissionsClosed: false, sealed: null };
        return { ...frame, phases: [...others, scheduled].sort((a, b) => a.phase - b.phase) };
      }),
    PeakDriveDeclared: ({ event: { data } }, views) =>
      changeFrame(views, data.campaignId, (frame) => {
        const { name, startsAt, endsAt } = data;
        return { ...frame, peakDrive: { name, startsAt, endsAt } };
      }),
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

    UnitEstablished: ({ event: { data } }, views) => {
      const { unitId: id, code, name, level, parentId, block } = data;
      views.put(figureUnits, { id, code, name, level, parentId, block, active: true, rows: [] });
    },
    UnitRenamed: ({ event: { data } }, views) =>
      changeUnit(views, data.unitId, (unit) => ({ ...unit, name: data.name })),
    UnitDissolved: ({ event: { data } }, views) =>
      changeUnit(views, data.unitId, (unit) => ({ ...unit, active: false })),
    UnitAssignedToBlock: async ({ event: { data }, position }, views) => {
      const { unitId, block } = data;
      const unit = await views.get(figureUnits, unitId);
      if (!unit) return;
      views.put(figureUnits, { ...unit, block });
      for (const id of unit.rows) {
        const row = await views.get(unitFigures, id);
        if (!row) continue;
        views.put(unitFigures, { ...row, unit: { ...row.unit, block } });
        noteBoardOrder(views, row.campaignId, row.scope, position);
      }
    },

    ...sharedHandler(STATUS_EVENT_TYPES, changeCountingState),
  },
  prefetch: ({ event, revision }) =>
    revision > 0n && 'initiativeId' in event.data
      ? [{ collection: initiativeCountingStates, id: event.data.initiativeId }]
      : [],
});
