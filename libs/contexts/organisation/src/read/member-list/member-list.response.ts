import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';
import { MemberUnitResponse } from '../member-card.response.js';

export const ListedMemberResponse = declareResponse('ListedMemberResponse', {
  id: z.uuid(),
  name: z.string(),
  memberNumber: z
    .string()
    .nullable()
    .describe('Shown to administrators and union officers at the unit of the member or above it; null to others.'),
  jobTitle: z.string().nullable().describe('Chức danh; null when unknown.'),
  unit: MemberUnitResponse,
  active: z.boolean().describe('False once the member left.'),
});
export type ListedMemberResponse = ResponseOf<typeof ListedMemberResponse>;
