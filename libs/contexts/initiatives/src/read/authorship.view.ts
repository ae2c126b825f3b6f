import type { CollectionSpec } from '@app/read-models';

/** Links a member to an initiative the member is, or once was, an author of; everything else is on its card. */
export interface Authorship {
  readonly id: string;
  readonly memberId: string;
  readonly initiativeId: string;
  readonly receivedAt: string;
}

export const authorshipId = (memberId: string, initiativeId: string): string => `${memberId}/${initiativeId}`;

export const authorships: CollectionSpec<Authorship> = {
  name: 'initiative-authorship',
  fields: { memberId: ({ memberId }) => memberId, receivedAt: ({ receivedAt }) => receivedAt },
  indexes: [['memberId', 'receivedAt']],
};
