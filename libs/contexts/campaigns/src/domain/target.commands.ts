import type { DomainCommand } from '@app/kernel';
import type { CampaignState } from './campaign.state.js';
import type { FigureScope } from './target.events.js';

/** What a target is checked against; null for what does not exist. */
export interface TargetFacts {
  readonly campaign: CampaignState | null;
  /** The unit as the tree stands, with its path from the root. */
  readonly unit: {
    readonly active: boolean;
    readonly parentId: string | null;
    readonly unitPath: readonly string[];
  } | null;
}

export type TargetInput = {
  readonly campaignId: string;
  readonly unitId: string;
  readonly scope: FigureScope;
  readonly metric: string;
  /** Persons, initiatives or đồng, by the metric's unit; 0 takes the target away ("không giao"). */
  readonly value: number;
  readonly decisionNo: string;
};

export type AssignTarget = DomainCommand<'AssignTarget', TargetInput & { readonly facts: TargetFacts }>;
export type ReviseTarget = DomainCommand<
  'ReviseTarget',
  TargetInput & { readonly reason: string; readonly facts: TargetFacts }
>;

export type TargetCommand = AssignTarget | ReviseTarget;
