import type { FigureScope } from '@app/campaigns/contracts';
import { numberSortKey, type Instant, type VndText } from '@app/kernel';
import type { CollectionSpec } from '@app/read-models';

/**
 * A person's figures in one scope of a campaign. A row exists once the person is an author of a counted initiative
 * there, or registered (campaign scope).
 */
export interface MemberFigures {
  readonly id: string;
  readonly campaignId: string;
  readonly scope: FigureScope;
  readonly memberId: string;
  /**
   * The author's unit in the initiative that came to count last, even if it no longer does; before the first one, that of
   * the registration.
   */
  readonly unitId: string;
  readonly registered: boolean;
  /** Counted initiatives with this author. Never sum them: an initiative appears with each co-author. */
  readonly counted: number;
  /** The author's share of the verified benefit, to the đồng. */
  readonly verifiedVnd: VndText;
  readonly countedAt: Instant | null;
  readonly verifiedAt: Instant | null;
  /** The owning units of these initiatives; they make authors distinct at each unit (M06). */
  readonly places: readonly { readonly unitPath: readonly string[]; readonly counted: number }[];
}

export const memberBoard = (campaignId: string, scope: FigureScope): string => `${campaignId}/${scope}`;

export const memberFigures: CollectionSpec<MemberFigures> = {
  name: 'member-figures',
  fields: {
    board: ({ campaignId, scope }) => memberBoard(campaignId, scope),
    counted: ({ counted }) => counted,
    countedAt: ({ countedAt }) => countedAt,
    verified: ({ verifiedVnd }) => numberSortKey(verifiedVnd),
    verifiedAt: ({ verifiedAt }) => verifiedAt,
  },
  indexes: [
    ['board', '-counted', 'countedAt'],
    ['board', '-verified', 'verifiedAt'],
  ],
};

export const memberFiguresId = (campaignId: string, scope: FigureScope, memberId: string): string =>
  `${campaignId}/${scope}/${memberId}`;
