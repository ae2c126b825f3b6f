import type { FigureScope } from '@app/campaigns/contracts';
import type { CollectionSpec } from '@app/read-models';

/**
 * How many initiatives of a campaign are under review, by scope. Told apart from those that wait for a reviewer for the
 * campaign as a whole only: an initiative that goes from one to the other then changes no unit's figures.
 */
export interface ReviewFigures {
  /** The campaign's id. */
  readonly id: string;
  readonly underReview: { readonly [Scope in FigureScope]?: number };
}

export const reviewFigures: CollectionSpec<ReviewFigures> = { name: 'review-figures', fields: {}, indexes: [] };
