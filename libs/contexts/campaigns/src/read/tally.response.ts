import { ApiProperty } from '@nestjs/swagger';
import { notValidOf, pendingOf, type Tally } from '../figures/tally.js';

export class TallyResponse {
  @ApiProperty({ type: 'integer', description: 'M02, lượt nộp: initiatives received.' })
  submissions: number;

  @ApiProperty({ type: 'integer', description: 'M03, đang xem xét: waiting + returned.' })
  pending: number;

  @ApiProperty({ type: 'integer', description: 'Waiting for a reviewer or under review.' })
  waiting: number;

  @ApiProperty({ type: 'integer', description: 'Returned to their authors for revision.' })
  returned: number;

  @ApiProperty({ type: 'integer', description: 'M04, sáng kiến hợp lệ: approved by the union.' })
  counted: number;

  @ApiProperty({ type: 'integer', description: 'Of these, approved before the submissions of the phase closed.' })
  countedByClosing: number;

  @ApiProperty({ type: 'integer', description: 'M05, không hợp lệ: rejected + withdrawn + duplicates.' })
  notValid: number;

  @ApiProperty({ type: 'integer' })
  rejected: number;

  @ApiProperty({ type: 'integer' })
  withdrawn: number;

  @ApiProperty({ type: 'integer' })
  duplicates: number;

  @ApiProperty({ type: 'integer', description: 'Received in this phase, counted in a later one.' })
  carriedOver: number;

  @ApiProperty({ type: 'integer', description: 'M11: counted, without a value in money.' })
  notQuantifiable: number;

  @ApiProperty({ type: 'string', description: 'M10, khai báo: claimed by the authors of the counted ones, đồng.' })
  benefitClaimedVnd: string;

  @ApiProperty({ type: 'string', description: 'M10, đã thẩm định: verified benefit of the counted ones, đồng.' })
  benefitVerifiedVnd: string;
}

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
