import { z } from 'zod';
import { AsOfResponse, declareResponse, type ResponseOf } from '@app/http';

export const FigureDifferenceResponse = declareResponse('FigureDifferenceResponse', {
  metric: z.string().meta({ description: 'Entry of the metric dictionary.', example: 'M04' }),
  version: z.int().describe('Version of that entry.'),
  from: z.string().nullable().describe('Decimal integer at the first moment; null if there was none.'),
  to: z.string().nullable().describe('Decimal integer at the second moment; null if there was none.'),
  change: z.string().nullable().describe('to − from; null unless both have a value.'),
});
export type FigureDifferenceResponse = ResponseOf<typeof FigureDifferenceResponse>;

export const UnitDifferenceResponse = declareResponse('UnitDifferenceResponse', {
  unitId: z.uuid(),
  code: z.string(),
  name: z.string().describe('Its name at the second moment.'),
  figures: z.array(FigureDifferenceResponse).describe('Those that differ.'),
});
export type UnitDifferenceResponse = ResponseOf<typeof UnitDifferenceResponse>;

export const SummaryDifferenceResponse = declareResponse('SummaryDifferenceResponse', {
  campaignId: z.uuid(),
  code: z.string(),
  scope: z.string().meta({ example: 'PHASE_1' }),
  from: AsOfResponse,
  to: AsOfResponse,
  figures: z.array(FigureDifferenceResponse).describe('Every figure of the scope, those that are the same included.'),
  units: z
    .array(UnitDifferenceResponse)
    .describe('Direct children of the owner unit of which a figure differs, by code; each with everything below it.'),
});
export type SummaryDifferenceResponse = ResponseOf<typeof SummaryDifferenceResponse>;
