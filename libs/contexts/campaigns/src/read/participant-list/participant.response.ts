import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';
import { ActingPersonResponse, CampaignUnitResponse } from '../person-and-unit.response.js';

export const ParticipantResponse = declareResponse('ParticipantResponse', {
  memberId: z.uuid(),
  name: z.string().nullable().describe('null when the person was erased from the vault.'),
  unit: CampaignUnitResponse.describe('The unit at the time of registration.'),
  registeredAt: z.iso.datetime(),
  registeredBy: ActingPersonResponse.describe('The member, or the officer who registered them.'),
});
export type ParticipantResponse = ResponseOf<typeof ParticipantResponse>;
