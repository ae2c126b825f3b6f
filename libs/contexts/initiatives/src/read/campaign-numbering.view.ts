import type { PhaseInLog } from '@app/campaigns/pure-contracts';
import type { CollectionSpec } from '@app/read-models';

/** What the order of the log decides in a campaign. */
export interface CampaignNumbering {
  /** The campaignId. */
  readonly id: string;
  readonly code: string;
  /** The number of public codes assigned in each phase. */
  readonly given: { readonly [phase: string]: number };
  /** The sealed phases. */
  readonly phases: readonly PhaseInLog[];
}

export const campaignNumberings: CollectionSpec<CampaignNumbering> = {
  name: 'campaign-numbering',
  fields: {},
  indexes: [],
};
