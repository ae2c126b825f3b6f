import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';
import { notValidOf, pendingOf, type Tally } from '../fold/tally.js';

export const TallyResponse = declareResponse('TallyResponse', {
  submissions: z.int().describe('M02, lượt nộp: initiatives received.'),
  pending: z.int().describe('M03, chưa kết luận: waiting + returned.'),
  waiting: z.int().describe('Waiting for a reviewer or under review.'),
  returned: z.int().describe('Returned to their authors for revision.'),
  counted: z.int().describe('M04, sáng kiến hợp lệ: approved by the union.'),
  countedByClosing: z.int().describe('Of these, approved before the submissions of the phase closed.'),
  notValid: z.int().describe('M05, không hợp lệ: rejected + withdrawn + duplicates.'),
  rejected: z.int(),
  withdrawn: z.int(),
  duplicates: z.int(),
  carriedOver: z.int().describe('Received in this phase, counted in a later one.'),
  notQuantifiable: z.int().describe('M11: counted, without a value in money.'),
  benefitClaimedVnd: z.string().describe('M10, khai báo: claimed by the authors of the counted ones, đồng.'),
  benefitVerifiedVnd: z.string().describe('M10, đã thẩm định: verified benefit of the counted ones, đồng.'),
});
export type TallyResponse = ResponseOf<typeof TallyResponse>;

export const tallyResponse = (tally: Tally): TallyResponse => {
  const { submissions, waiting, returned, counted, countedByClosing } = tally;
  const { rejected, withdrawn, duplicate, carriedOver, notQuantifiable, claimedVnd, verifiedVnd } = tally;
  return {
    submissions,
    pending: pendingOf(tally),
    waiting,
    returned,
    counted,
    countedByClosing,
    notValid: notValidOf(tally),
    rejected,
    withdrawn,
    duplicates: duplicate,
    carriedOver,
    notQuantifiable,
    benefitClaimedVnd: claimedVnd,
    benefitVerifiedVnd: verifiedVnd,
  };
};
