import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';
import { ActingPersonResponse, CampaignUnitResponse } from '../person-and-unit.response.js';

export const CampaignTargetResponse = declareResponse('CampaignTargetResponse', {
  unit: CampaignUnitResponse,
  unitCode: z.string(),
  scope: z.string().meta({ description: 'CAMPAIGN, PEAK_DRIVE or PHASE_<n>.', example: 'PHASE_1' }),
  metric: z.string().meta({ description: 'Entry of the metric dictionary.', example: 'M04' }),
  value: z.int().describe('In the unit of the metric; 0 means that none is assigned any more.'),
  assignedByUnit: CampaignUnitResponse.describe('The direct parent, or the owner of the campaign for its own target.'),
  decisionNo: z.string(),
  setBy: ActingPersonResponse.describe('Who assigned or last revised it.'),
  setAt: z.iso.datetime(),
  revised: z
    .strictObject({ previousValue: z.int(), reason: z.string() })
    .nullable()
    .describe('Of the last revision; null if it was never revised.'),
  revision: z.string().describe("Revision of the event that set the value, in the history of the unit's targets."),
});
export type CampaignTargetResponse = ResponseOf<typeof CampaignTargetResponse>;
