import type { FigureScope } from '@app/campaigns/contracts';
import type { CollectionSpec } from '@app/read-models';

/**
 * Initiatives of a campaign that are under review, by scope. Only whole campaigns distinguish them from those that wait
 * for a reviewer, so that the start of a review changes no unit's figures.
 */
export interface ReviewFigures {
  /** The campaign's id. */
  readonly id: string;
  readonly underReview: { readonly [Scope in FigureScope]?: number };
}

export const reviewFigures: CollectionSpec<ReviewFigures> = { name: 'review-figures', fields: {}, indexes: [] };
