import type { CollectionSpec } from '@app/read-models';

/** How many initiatives of each phase of a campaign have their public code. */
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
