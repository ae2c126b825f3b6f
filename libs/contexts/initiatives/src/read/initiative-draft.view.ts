import type { CollectionSpec } from '@app/read-models';

/** A draft: written but not submitted. Shown only to its owner, counted nowhere. */
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
