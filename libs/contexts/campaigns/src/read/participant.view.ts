import { pathText, type Instant } from '@app/kernel';
import type { CollectionSpec } from '@app/read-models';

/** A member's registration in a campaign. The name is looked up on read. */
export interface Participant {
  readonly id: string;
  readonly campaignId: string;
  readonly memberId: string;
  /** The member's unit at the time of registration, and the path to it from the root. */
  readonly unitId: string;
  readonly unitPath: readonly string[];
  readonly registeredBy: string;
  readonly registeredAt: Instant;
}

export const participants: CollectionSpec<Participant> = {
  name: 'participant',
  fields: {
    campaignId: ({ campaignId }) => campaignId,
    unitPath: ({ unitPath }) => pathText(unitPath),
    registeredAt: ({ registeredAt }) => registeredAt,
  },
  indexes: [['campaignId', 'registeredAt']],
};
