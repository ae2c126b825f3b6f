import type { FigureScope } from '@app/campaigns/contracts';
import type { CollectionSpec } from '@app/read-models';

/**
 * The last event after which the boards of a scope may contain other rows, or the same in another order: a value that they
 * rank by changed, a unit was founded, dissolved, got a target or another block. Submissions and reviews of active units
 * change no order.
 */
export interface BoardOrder {
  readonly id: string;
  /** Its position in the log. */
  readonly position: string;
}

export const boardOrders: CollectionSpec<BoardOrder> = { name: 'board-order', fields: {}, indexes: [] };

export const boardOrderId = (campaignId: string, scope: FigureScope): string => `${campaignId}/${scope}`;
