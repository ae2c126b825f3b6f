import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';
import { SUBMITTED_STATUSES } from '../../domain/initiative.status.js';
import { UnitNameResponse } from '../person.response.js';

export const StatusCountResponse = declareResponse('StatusCountResponse', {
  status: z.enum(SUBMITTED_STATUSES),
  initiatives: z.int().min(0),
});
export type StatusCountResponse = ResponseOf<typeof StatusCountResponse>;

/** The results of a member over all campaigns. */
export const MemberStatisticsResponse = declareResponse('MemberStatisticsResponse', {
  memberId: z.uuid(),
  name: z.string().nullable().describe('null when the person was erased from the vault.'),
  unit: UnitNameResponse.describe('Their current unit.'),
  active: z.boolean().describe('False once the member left.'),
  initiatives: z.int().min(0).describe('Initiatives the member is an author of.'),
  asLead: z.int().min(0).describe('Of these, as lead author.'),
  asCoAuthor: z.int().min(0).describe('Of these, as co-author.'),
  byStatus: z.array(StatusCountResponse).describe('One row per status, in its order.'),
  counted: z.int().min(0).describe('Initiatives that count (hợp lệ).'),
  benefitShareVnd: z
    .string()
    .describe('đồng: the member’s shares of the verified benefit of counted initiatives, divided to the đồng.'),
});
export type MemberStatisticsResponse = ResponseOf<typeof MemberStatisticsResponse>;
