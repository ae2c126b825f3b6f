import { z } from 'zod';
import { AsOfResponse, declareResponse, type ResponseOf } from '@app/http';
import { CompletionResponse } from '../completion.response.js';
import { PeakDriveFiguresResponse, ScopeFiguresResponse } from '../scope-figures.response.js';
import { SealedFiguresResponse } from '../sealed-figures.response.js';

export const PhaseResultResponse = declareResponse('PhaseResultResponse', {
  phase: z.int(),
  name: z.string(),
  submissions: z.int().describe('M02, lượt nộp.'),
  completion: CompletionResponse.describe('Current figures, not sealed.'),
  sealed: SealedFiguresResponse.nullable(),
});
export type PhaseResultResponse = ResponseOf<typeof PhaseResultResponse>;

export const CampaignSummaryResponse = declareResponse('CampaignSummaryResponse', {
  campaignId: z.uuid(),
  code: z.string(),
  name: z.string(),
  ownerUnitId: z.uuid(),
  registeredMembers: z.int().describe('M01, người đăng ký tham gia: distinct persons registered.'),
  figures: ScopeFiguresResponse.describe('The whole campaign.'),
  phases: z.array(PhaseResultResponse),
  peakDrive: PeakDriveFiguresResponse.nullable(),
  asOf: AsOfResponse.nullable().describe('null for the present.'),
});
export type CampaignSummaryResponse = ResponseOf<typeof CampaignSummaryResponse>;
