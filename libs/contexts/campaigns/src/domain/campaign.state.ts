import type { Instant, LocalDate } from '@app/kernel';
import type { CampaignEvent, Figure, PhaseClosed, RuleSet } from './campaign.events.js';

/** A phase with the instants in force: the scheduled ones, or those of SubmissionsClosed once it happened. */
export interface PhaseState {
  readonly phase: number;
  readonly name: string;
  readonly opensAt: Instant;
  /** Exclusive. */
  readonly closesAt: Instant;
  /** Exclusive. */
  readonly evaluationCutoff: Instant;
  readonly ruleSetVersion: number;
  /** True once the cut-offs are final. */
  readonly submissionsClosed: boolean;
  readonly sealed: null | {
    /** The phase that undecided initiatives were carried over to; null if there were none. */
    readonly carriedOverTo: number | null;
    readonly figures: readonly Figure[];
    readonly unitFigures: PhaseClosed['data']['unitFigures'];
  };
}

export interface CampaignState {
  readonly campaignId: string;
  readonly code: string;
  readonly name: string;
  readonly ownerUnitId: string;
  readonly applicationWindow: { readonly from: LocalDate; readonly until: LocalDate };
  readonly ruleSets: { readonly [version: number]: RuleSet };
  readonly latestRuleSet: number | null;
  /** Ordered by number, which is also their order in time. */
  readonly phases: readonly PhaseState[];
  readonly peakDrive: { readonly name: string; readonly startsAt: Instant; readonly endsAt: Instant } | null;
}

export const phaseOf = (campaign: CampaignState, phase: number): PhaseState | null =>
  campaign.phases.find((candidate) => candidate.phase === phase) ?? null;

const changePhase = (state: CampaignState, phase: number, change: Partial<PhaseState>): CampaignState => ({
  ...state,
  phases: state.phases.map((each) => (each.phase === phase ? { ...each, ...change } : each)),
});

/** Accepts every recorded event; an event that does not fit the state leaves it unchanged. */
export const evolveCampaign = (state: CampaignState | null, { type, data }: CampaignEvent): CampaignState | null => {
  if (type === 'CampaignLaunched') {
    const { campaignId, code, name, ownerUnitId, applicationWindow } = data;
    return {
      campaignId,
      code,
      name,
      ownerUnitId,
      applicationWindow,
      ruleSets: {},
      latestRuleSet: null,
      phases: [],
      peakDrive: null,
    };
  }
  if (state === null) return null;
  switch (type) {
    case 'RuleSetPublished':
      return { ...state, ruleSets: { ...state.ruleSets, [data.version]: data.rules }, latestRuleSet: data.version };
    case 'PhaseScheduled': {
      const { phase, name, opensAt, closesAt, evaluationCutoff, ruleSetVersion } = data;
      const schedule = { phase, name, opensAt, closesAt, evaluationCutoff, ruleSetVersion };
      if (phaseOf(state, phase)) return changePhase(state, phase, schedule);
      const phases = [...state.phases, { ...schedule, submissionsClosed: false, sealed: null }];
      return { ...state, phases: phases.sort((a, b) => a.phase - b.phase) };
    }
    case 'PeakDriveDeclared': {
      const { name, startsAt, endsAt } = data;
      return { ...state, peakDrive: { name, startsAt, endsAt } };
    }
    case 'SubmissionsClosed': {
      const { closesAt, evaluationCutoff } = data;
      return changePhase(state, data.phase, { closesAt, evaluationCutoff, submissionsClosed: true });
    }
    case 'PhaseClosed': {
      const { carriedOverTo, figures, unitFigures } = data;
      return changePhase(state, data.phase, { sealed: { carriedOverTo, figures, unitFigures } });
    }
  }
};
