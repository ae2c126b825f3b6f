import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';
import { CompletionResponse } from './completion.response.js';
import { TallyResponse } from './tally.response.js';

export const CompletionBandsResponse = declareResponse('CompletionBandsResponse', {
  below50: z.int().describe('Below 50 % of their target.'),
  from50Below100: z.int().describe('From 50 % to below 100 %.'),
  atLeast100: z.int().describe('100 % or more.'),
  notAssigned: z.int().describe('Không giao: without a target.'),
});
export type CompletionBandsResponse = ResponseOf<typeof CompletionBandsResponse>;

export const UnitsTakingPartResponse = declareResponse('UnitsTakingPartResponse', {
  total: z
    .int()
    .describe(
      'M07.TOTAL: direct children of the owner unit that belong to the scope: active, with a target or with an initiative in it.',
    ),
  takingPart: z.int().describe('M07: units with at least one submission in their subtree.'),
  reachedTarget: z.int().describe('M08: units whose counted initiatives reach their target.'),
  bands: CompletionBandsResponse.describe('All of them by exact completion; the bands sum to total.'),
});
export type UnitsTakingPartResponse = ResponseOf<typeof UnitsTakingPartResponse>;

export const DayResponse = declareResponse('DayResponse', {
  day: z.iso.date().describe('Day of receipt in Viet Nam.'),
  submissions: z.int().describe('Initiatives received on this day.'),
  counted: z.int().describe('Of the initiatives received on this day, those that count now.'),
});
export type DayResponse = ResponseOf<typeof DayResponse>;

export const ScopeFiguresResponse = declareResponse('ScopeFiguresResponse', {
  scope: z.string().meta({ example: 'PHASE_1' }),
  completion: CompletionResponse,
  tally: TallyResponse,
  underReview: z.int().describe('Of those waiting: under review.'),
  authors: z.int().describe('M06: distinct authors of counted initiatives.'),
  units: UnitsTakingPartResponse,
  daily: z
    .array(DayResponse)
    .describe('The initiatives received in the scope. Days on which nothing was received are left out.'),
  countedFromEarlier: z
    .int()
    .describe('Of the counted ones: received in an earlier phase, so on no day of this curve. 0 but for a phase.'),
});
export type ScopeFiguresResponse = ResponseOf<typeof ScopeFiguresResponse>;

export const PeakDriveFiguresResponse = declareResponse('PeakDriveFiguresResponse', {
  name: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime().describe('Exclusive.'),
  days: z.int().describe('Days in Viet Nam, first and last day included.'),
  figures: ScopeFiguresResponse,
});
export type PeakDriveFiguresResponse = ResponseOf<typeof PeakDriveFiguresResponse>;
