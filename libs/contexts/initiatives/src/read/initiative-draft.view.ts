import type { CollectionSpec } from '@app/read-models';

/** What somebody has written but not submitted. Shown to its owner only, counted nowhere. */
export interface InitiativeDraft {
  readonly id: string;
  readonly ownerId: string;
  readonly campaignId: string;
  readonly unitId: string;
  readonly title: string;
  readonly note: string | null;
  readonly savedAt: string;
  readonly revision: string;
}

export const initiativeDrafts: CollectionSpec<InitiativeDraft> = {
  name: 'initiative-draft',
  fields: { ownerId: ({ ownerId }) => ownerId, savedAt: ({ savedAt }) => savedAt },
  indexes: [['ownerId', 'savedAt']],
};
