import { z } from 'zod';
import { AsOfResponse, declareResponse, type ResponseOf } from '@app/http';
import { PeakDriveFiguresResponse, ScopeFiguresResponse } from '../scope-figures.response.js';
import { SealedFiguresResponse } from '../sealed-figures.response.js';

export const PhaseSummaryResponse = declareResponse('PhaseSummaryResponse', {
  campaignId: z.uuid(),
  campaignCode: z.string(),
  phase: z.int(),
  name: z.string(),
  opensAt: z.iso.datetime().describe('Submissions are accepted from this instant.'),
  closesAt: z.iso.datetime().describe('Submissions are accepted before this instant.'),
  evaluationCutoff: z.iso.datetime().describe('Approvals count when received before it.'),
  submissionsClosed: z.boolean().describe('The cut-offs are final.'),
  figures: ScopeFiguresResponse.describe('Current figures, not sealed.'),
  peakDrive: PeakDriveFiguresResponse.nullable().describe(
    'Chiến dịch cao điểm, when it overlaps this phase; its figures go by the instant of receipt.',
  ),
  sealed: SealedFiguresResponse.nullable().describe('The sealed figures; they never change.'),
  asOf: AsOfResponse.nullable().describe('null for the present.'),
});
export type PhaseSummaryResponse = ResponseOf<typeof PhaseSummaryResponse>;
