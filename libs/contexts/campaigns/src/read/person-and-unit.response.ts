import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';

export const ActingPersonResponse = declareResponse('ActingPersonResponse', {
  memberId: z.string().describe('A member, or `operator`.'),
  name: z.string().nullable().describe('null when the person was erased from the vault, and of the operator.'),
});
export type ActingPersonResponse = ResponseOf<typeof ActingPersonResponse>;

export const CampaignUnitResponse = declareResponse('CampaignUnitResponse', {
  id: z.uuid(),
  name: z.string().describe('Current name.'),
});
export type CampaignUnitResponse = ResponseOf<typeof CampaignUnitResponse>;
