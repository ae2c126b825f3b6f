import type { FigureScope } from '@app/campaigns/contracts';
import type { LocalDate } from '@app/kernel';
import type { CollectionSpec } from '@app/read-models';

/** One day of a campaign's curves, by the day of receipt in Viet Nam. */
export interface DailyFigures {
  readonly id: string;
  readonly campaignId: string;
  readonly day: LocalDate;
  /** By scope: initiatives received on this day, and how many of them count in the scope. */
  readonly scopes: { readonly [Scope in FigureScope]?: { readonly submissions: number; readonly counted: number } };
}

export const dailyFigures: CollectionSpec<DailyFigures> = {
  name: 'daily-figures',
  fields: { campaignId: ({ campaignId }) => campaignId, day: ({ day }) => day },
  indexes: [['campaignId', 'day']],
};

export const dailyFiguresId = (campaignId: string, day: LocalDate): string => `${campaignId}/${day}`;
