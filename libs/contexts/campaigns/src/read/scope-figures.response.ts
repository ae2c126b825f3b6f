import { ApiProperty } from '@nestjs/swagger';
import { CompletionResponse } from './completion.response.js';
import { TallyResponse } from './tally.response.js';

export class CompletionBandsResponse {
  @ApiProperty({ type: 'integer', description: 'Below 50 % of their target.' })
  below50: number;

  @ApiProperty({ type: 'integer', description: 'From 50 % to below 100 %.' })
  from50Below100: number;

  @ApiProperty({ type: 'integer', description: '100 % or more.' })
  atLeast100: number;

  @ApiProperty({ type: 'integer', description: 'Không giao: without a target.' })
  notAssigned: number;
}

export class UnitsTakingPartResponse {
  @ApiProperty({ type: 'integer', description: 'Direct children of the owner unit, active or with a submission.' })
  total: number;

  @ApiProperty({ type: 'integer', description: 'M07: with at least one submission in their subtree.' })
  takingPart: number;

  @ApiProperty({ type: 'integer', description: 'M08: whose counted initiatives are at least their target.' })
  reachedTarget: number;

  @ApiProperty({
    type: CompletionBandsResponse,
    description: 'All of them by exact completion; the bands sum to total.',
  })
  bands: CompletionBandsResponse;
}

export class DayResponse {
  @ApiProperty({ type: 'string', format: 'date', description: 'Day of receipt in Viet Nam.' })
  day: string;

  @ApiProperty({ type: 'integer', description: 'Initiatives received on this day.' })
  submissions: number;

  @ApiProperty({ type: 'integer', description: 'Of the initiatives received on this day, those that count by now.' })
  counted: number;
}

export class ScopeFiguresResponse {
  @ApiProperty({ type: 'string', example: 'PHASE_1' })
  scope: string;

  @ApiProperty({ type: CompletionResponse })
  completion: CompletionResponse;

  @ApiProperty({ type: TallyResponse })
  tally: TallyResponse;

  @ApiProperty({ type: 'integer', description: 'Of those waiting: taken up by a reviewer.' })
  underReview: number;

  @ApiProperty({ type: 'integer', description: 'M06: distinct authors of counted initiatives.' })
  authors: number;

  @ApiProperty({ type: UnitsTakingPartResponse })
  units: UnitsTakingPartResponse;

  @ApiProperty({ type: DayResponse, isArray: true, description: 'Days on which nothing was received are left out.' })
  daily: readonly DayResponse[];
}

export class PeakDriveFiguresResponse {
  @ApiProperty({ type: 'string' })
  name: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  startsAt: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'Excluded.' })
  endsAt: string;

  @ApiProperty({ type: 'integer', description: 'Days in Viet Nam, the first and the last included.' })
  days: number;

  @ApiProperty({ type: ScopeFiguresResponse })
  figures: ScopeFiguresResponse;
}
