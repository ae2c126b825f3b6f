import type { DomainCommand, Instant } from '@app/kernel';
import type { CampaignLaunched, PeakDriveDeclared, PhaseScheduled, RuleSet } from './campaign.events.js';
import type { SealingFacts } from './sealing-facts.js';

export type LaunchCampaign = DomainCommand<
  'LaunchCampaign',
  CampaignLaunched['data'] & {
    /** The owner as the tree stands, null when there is no such unit. */
    readonly ownerUnit: { readonly active: boolean } | null;
  }
>;
export type PublishRuleSet = DomainCommand<'PublishRuleSet', { readonly rules: RuleSet }>;
export type SchedulePhase = DomainCommand<'SchedulePhase', Omit<PhaseScheduled['data'], 'campaignId'>>;
export type DeclarePeakDrive = DomainCommand<'DeclarePeakDrive', Omit<PeakDriveDeclared['data'], 'campaignId'>>;

/** First step: from now on the cut-offs stand. null keeps the one that is scheduled. */
export interface SubmissionsClosing {
  readonly mode: 'SUBMISSIONS';
  readonly phase: number;
  readonly closesAt: Instant | null;
  readonly evaluationCutoff: Instant | null;
  readonly decisionNo: string;
}
/** Second step: the figures stand. */
export interface Sealing {
  readonly mode: 'SEAL';
  readonly phase: number;
  /** The later phase undecided entries go on to, where any are left. */
  readonly carryOverTo: number | null;
  readonly decisionNo: string;
}
export type CloseCampaignPhase = DomainCommand<
  'CloseCampaignPhase',
  SubmissionsClosing | (Sealing & { readonly facts: SealingFacts })
>;

export type CampaignCommand = LaunchCampaign | PublishRuleSet | SchedulePhase | DeclarePeakDrive | CloseCampaignPhase;
