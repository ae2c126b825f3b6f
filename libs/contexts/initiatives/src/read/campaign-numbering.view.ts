import type { CollectionSpec } from '@app/read-models';

/** The number of public codes assigned in each phase of a campaign. */
export interface CampaignNumbering {
  /** The campaignId. */
  readonly id: string;
  readonly code: string;
  readonly given: { readonly [phase: string]: number };
}

export const campaignNumberings: CollectionSpec<CampaignNumbering> = {
  name: 'campaign-numbering',
  fields: {},
  indexes: [],
};
