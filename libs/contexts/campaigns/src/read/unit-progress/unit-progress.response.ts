import { ApiProperty } from '@nestjs/swagger';
import { CompletionResponse } from '../completion.response.js';
import { SealedFigureResponse } from '../sealed-figures.response.js';
import { TallyResponse } from '../tally.response.js';

export class ProgressUnitResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  unitId: string;

  @ApiProperty({ type: 'string' })
  code: string;

  @ApiProperty({ type: 'string', description: 'Its name today.' })
  name: string;

  @ApiProperty({ type: 'string' })
  level: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Cụm, khối thi đua / emulation block.' })
  block: string | null;

  @ApiProperty({ type: 'boolean', description: 'false once dissolved.' })
  active: boolean;
}

export class UnitTargetResponse {
  @ApiProperty({ type: 'string', description: 'Entry of the metric dictionary.', example: 'M04' })
  metric: string;

  @ApiProperty({ type: 'integer', description: 'In the unit of the metric; 0: taken away.' })
  value: number;
}

export class UnitScopeProgressResponse {
  @ApiProperty({ type: 'string', example: 'PHASE_1' })
  scope: string;

  @ApiProperty({ type: CompletionResponse })
  completion: CompletionResponse;

  @ApiProperty({ type: UnitTargetResponse, isArray: true, description: 'Every target given to the unit.' })
  targets: readonly UnitTargetResponse[];

  @ApiProperty({ type: TallyResponse, description: 'The unit and everything below it.' })
  subtree: TallyResponse;

  @ApiProperty({ type: TallyResponse, description: 'What belongs to the unit itself.' })
  own: TallyResponse;

  @ApiProperty({ type: 'integer', description: 'M06: distinct authors of counted initiatives of the subtree.' })
  authors: number;

  @ApiProperty({ type: SealedFigureResponse, isArray: true, nullable: true, description: 'Once the phase is sealed.' })
  sealed: readonly SealedFigureResponse[] | null;
}

export class ChildProgressResponse extends ProgressUnitResponse {
  @ApiProperty({ type: CompletionResponse })
  completion: CompletionResponse;

  @ApiProperty({ type: TallyResponse, description: 'The child and everything below it.' })
  subtree: TallyResponse;

  @ApiProperty({ type: 'integer', description: 'M06; not to be summed up: a person may be an author in two units.' })
  authors: number;
}

export class UnitProgressResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  campaignId: string;

  @ApiProperty({ type: ProgressUnitResponse })
  unit: ProgressUnitResponse;

  @ApiProperty({ type: 'integer', description: 'M01: persons registered in the subtree.' })
  registeredMembers: number;

  @ApiProperty({
    type: UnitScopeProgressResponse,
    isArray: true,
    description: 'The campaign, each phase, and the peak drive where there is one.',
  })
  scopes: readonly UnitScopeProgressResponse[];

  @ApiProperty({ type: ChildProgressResponse, isArray: true, description: 'Direct children in the scope asked for.' })
  children: readonly ChildProgressResponse[];
}
