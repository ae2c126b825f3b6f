import { refuse, type DomainCommand, type Instant } from '@app/kernel';
import type { CampaignEvent } from '../campaign.events.js';
import { requireLaunched } from '../campaign.guards.js';
import { phaseOf, type CampaignState } from '../campaign.state.js';
import { requireCutoffOrder, requireNoticePeriod } from '../cut-offs.js';
import type { OpenRevision } from '../open-revision.js';
import { reachedInstant } from '../reached-instant.js';
import { requireSealablePhase } from '../sealing.js';
import type { SealingFacts } from '../sealing-facts.js';

/** First step: the cut-offs become final. null keeps a cut-off as scheduled. */
export interface SubmissionsClosing {
  readonly mode: 'SUBMISSIONS';
  readonly phase: number;
  readonly closesAt: Instant | null;
  readonly evaluationCutoff: Instant | null;
  readonly decisionNo: string;
  /** Of the phase; read only if the evaluation cut-off is to be earlier than scheduled. */
  readonly openRevisions: readonly OpenRevision[];
}
/** Second step: the figures become final. */
export interface Sealing {
  readonly mode: 'SEAL';
  readonly phase: number;
  /** The later phase that undecided initiatives are carried over to, if there are any. */
  readonly carryOverTo: number | null;
  /** Of the rule set the phase is bound to. */
  readonly ruleSetHash: string;
  readonly decisionNo: string;
}
export type CloseCampaignPhase = DomainCommand<
  'CloseCampaignPhase',
  SubmissionsClosing | (Sealing & { readonly facts: SealingFacts })
>;

/** The authors keep the time they were given. Nothing else may end a return before it is due. */
const requireRevisionsDue = (openRevisions: readonly OpenRevision[], evaluationCutoff: Instant): void => {
  const later = openRevisions.map(({ dueAt }) => dueAt).filter((dueAt) => dueAt > evaluationCutoff);
  const latestDueAt = later.sort().at(-1);
  if (latestDueAt !== undefined) {
    refuse('conflict', 'REVISIONS_DUE_LATER', { returned: later.length, latestDueAt }, '/evaluationCutoff');
  }
};

const closeSubmissions = (
  { phase: number, decisionNo, ...input }: SubmissionsClosing,
  campaign: CampaignState,
  at: Instant,
): readonly CampaignEvent[] => {
  const phase = phaseOf(campaign, number) ?? refuse('not-found', 'PHASE_NOT_FOUND', { phase: number });
  if (phase.submissionsClosed) refuse('conflict', 'SUBMISSIONS_ALREADY_CLOSED', { phase: number });
  if (at < phase.opensAt) refuse('conflict', 'PHASE_NOT_OPEN', { phase: number, opensAt: phase.opensAt });
  const reached = reachedInstant(campaign, at);
  const closesAt = input.closesAt ?? phase.closesAt;
  const evaluationCutoff = input.evaluationCutoff ?? phase.evaluationCutoff;
  if (closesAt > phase.closesAt) {
    refuse('invalid', 'CLOSES_AFTER_SCHEDULE', { scheduled: phase.closesAt }, '/closesAt');
  }
  if (closesAt !== phase.closesAt) requireNoticePeriod(closesAt, reached, '/closesAt');
  if (evaluationCutoff !== phase.evaluationCutoff) {
    // A cut-off cannot move once in force: that would undo refusals already given.
    if (reached >= phase.evaluationCutoff) {
      refuse('conflict', 'EVALUATION_CUTOFF_PASSED', { phase: number, evaluationCutoff: phase.evaluationCutoff });
    }
    requireNoticePeriod(evaluationCutoff, reached, '/evaluationCutoff');
    requireCutoffOrder(campaign, { phase: number, evaluationCutoff });
    requireRevisionsDue(input.openRevisions, evaluationCutoff);
  }
  if (closesAt > evaluationCutoff) refuse('invalid', 'CUTOFF_BEFORE_CLOSE', { closesAt }, '/evaluationCutoff');
  const { campaignId } = campaign;
  return [{ type: 'SubmissionsClosed', data: { campaignId, phase: number, closesAt, evaluationCutoff, decisionNo } }];
};

const seal = (
  sealing: Sealing & { readonly facts: SealingFacts },
  campaign: CampaignState,
  at: Instant,
): readonly CampaignEvent[] => {
  const { phase, closesAt, evaluationCutoff, ruleSetVersion } = requireSealablePhase(campaign, sealing, at);
  const { pending, figures, unitFigures } = sealing.facts;
  if (pending > 0 && sealing.carryOverTo === null) refuse('conflict', 'PENDING_ENTRIES', { phase, pending });
  return [
    {
      type: 'PhaseClosed',
      data: {
        campaignId: campaign.campaignId,
        phase,
        closesAt,
        evaluationCutoff,
        ruleSetVersion,
        ruleSetHash: sealing.ruleSetHash,
        figures,
        unitFigures,
        carriedOverTo: pending > 0 ? sealing.carryOverTo : null,
        decisionNo: sealing.decisionNo,
      },
    },
  ];
};

export const closeCampaignPhase = (
  { data, at }: CloseCampaignPhase,
  state: CampaignState | null,
): readonly CampaignEvent[] =>
  data.mode === 'SUBMISSIONS'
    ? closeSubmissions(data, requireLaunched(state), at)
    : seal(data, requireLaunched(state), at);
