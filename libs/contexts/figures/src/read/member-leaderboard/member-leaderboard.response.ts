import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';

export const MemberLeaderboardUnitResponse = declareResponse('MemberLeaderboardUnitResponse', {
  unitId: z.uuid(),
  code: z.string(),
  name: z.string().describe('Its current name.'),
});
export type MemberLeaderboardUnitResponse = ResponseOf<typeof MemberLeaderboardUnitResponse>;

export const MemberLeaderboardRowResponse = declareResponse('MemberLeaderboardRowResponse', {
  rank: z.int().describe('Standard competition rank (1, 2, 2, 4).'),
  memberId: z.uuid(),
  name: z.string().nullable().describe('null once the personal data was erased.'),
  unit: MemberLeaderboardUnitResponse.describe('The unit at the latest counted initiative.'),
  counted: z.int().describe('Counted initiatives as author or co-author.'),
  benefitVerifiedVnd: z.string().describe('Own part of the verified benefit, by contribution share, đồng.'),
  reachedAt: z.iso
    .datetime()
    .nullable()
    .describe('When the ranked value was reached: the earlier comes first among equals.'),
});
export type MemberLeaderboardRowResponse = ResponseOf<typeof MemberLeaderboardRowResponse>;
