import type { Instant, LocalDate } from '@app/kernel';
import type { CollectionSpec } from '@app/read-models';
import type { Figure, RuleSet } from '../domain/campaign.events.js';

export interface CardPhase {
  readonly phase: number;
  readonly name: string;
  /** The instants in force; half open. */
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly evaluationCutoff: Instant;
  readonly ruleSetVersion: number;
  /** Set once the cut-offs are final. */
  readonly submissionsClosed: { readonly decisionNo: string; readonly decidedAt: Instant } | null;
  /** Set once the phase is sealed. The figures of units are shown with the units. */
  readonly sealed: {
    readonly decisionNo: string;
    readonly decidedAt: Instant;
    readonly ruleSetHash: string;
    readonly carriedOverTo: number | null;
    readonly figures: readonly Figure[];
  } | null;
}

export interface CampaignCard {
  readonly id: string;
  /** Revision of the campaign's stream, for If-Match of a closing. */
  readonly revision: string;
  readonly code: string;
  readonly name: string;
  readonly ownerUnitId: string;
  readonly applicationWindow: { readonly from: LocalDate; readonly until: LocalDate };
  readonly decisionNo: string;
  readonly launchedAt: Instant;
  readonly ruleSets: readonly { readonly version: number; readonly publishedAt: Instant; readonly rules: RuleSet }[];
  readonly phases: readonly CardPhase[];
  readonly peakDrive: { readonly name: string; readonly startsAt: Instant; readonly endsAt: Instant } | null;
}

export const campaignCards: CollectionSpec<CampaignCard> = {
  name: 'campaign-card',
  fields: {
    launchedAt: ({ launchedAt }) => launchedAt,
    ownerUnitId: ({ ownerUnitId }) => ownerUnitId,
  },
  indexes: [['launchedAt'], ['ownerUnitId', 'launchedAt']],
};
