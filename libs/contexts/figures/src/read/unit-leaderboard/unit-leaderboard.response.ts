import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';
import { CompletionResponse } from '../completion.response.js';

export const UnitLeaderboardRowResponse = declareResponse('UnitLeaderboardRowResponse', {
  rank: z
    .int()
    .nullable()
    .describe('Standard competition rank (1, 2, 2, 4); null for a unit without a target when ranked by completion.'),
  unitId: z.uuid(),
  code: z.string(),
  name: z.string().describe('Its current name.'),
  level: z.string(),
  block: z.string().nullable().describe('Cụm, khối thi đua / emulation block.'),
  completion: CompletionResponse,
  submissions: z.int().describe('M02, lượt nộp.'),
  pending: z.int().describe('M03, chưa kết luận.'),
  authors: z.int().describe('M06: distinct authors of its counted initiatives.'),
  benefitVerifiedVnd: z.string().describe('Verified benefit of the counted initiatives, đồng.'),
  reachedAt: z.iso
    .datetime()
    .nullable()
    .describe('When the ranked value was reached: the earlier comes first among equals. null while it is 0.'),
});
export type UnitLeaderboardRowResponse = ResponseOf<typeof UnitLeaderboardRowResponse>;
