import { ApiProperty } from '@nestjs/swagger';
import { CompletionAnswer } from '../completion.answer.js';
import { SealedFigureAnswer } from '../sealed-figures.answer.js';
import { TallyAnswer } from '../tally.answer.js';

export class ProgressUnitAnswer {
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

export class UnitTargetAnswer {
  @ApiProperty({ type: 'string', description: 'Entry of the metric dictionary.', example: 'M04' })
  metric: string;

  @ApiProperty({ type: 'integer', description: 'In the unit of the metric; 0: taken away.' })
  value: number;
}

export class UnitScopeProgressAnswer {
  @ApiProperty({ type: 'string', example: 'PHASE_1' })
  scope: string;

  @ApiProperty({ type: CompletionAnswer })
  completion: CompletionAnswer;

  @ApiProperty({ type: UnitTargetAnswer, isArray: true, description: 'Every target given to the unit.' })
  targets: readonly UnitTargetAnswer[];

  @ApiProperty({ type: TallyAnswer, description: 'The unit and everything below it.' })
  subtree: TallyAnswer;

  @ApiProperty({ type: TallyAnswer, description: 'What belongs to the unit itself.' })
  own: TallyAnswer;

  @ApiProperty({ type: 'integer', description: 'M06: distinct authors of counted initiatives of the subtree.' })
  authors: number;

  @ApiProperty({ type: SealedFigureAnswer, isArray: true, nullable: true, description: 'Once the phase is sealed.' })
  sealed: readonly SealedFigureAnswer[] | null;
}

export class ChildProgressAnswer extends ProgressUnitAnswer {
  @ApiProperty({ type: CompletionAnswer })
  completion: CompletionAnswer;

  @ApiProperty({ type: TallyAnswer, description: 'The child and everything below it.' })
  subtree: TallyAnswer;

  @ApiProperty({ type: 'integer', description: 'M06; not to be summed up: a person may be an author in two units.' })
  authors: number;
}

export class UnitProgressAnswer {
  @ApiProperty({ type: 'string', format: 'uuid' })
  campaignId: string;

  @ApiProperty({ type: ProgressUnitAnswer })
  unit: ProgressUnitAnswer;

  @ApiProperty({ type: 'integer', description: 'M01: persons registered in the subtree.' })
  registeredMembers: number;

  @ApiProperty({
    type: UnitScopeProgressAnswer,
    isArray: true,
    description: 'The campaign, each phase, and the peak drive where there is one.',
  })
  scopes: readonly UnitScopeProgressAnswer[];

  @ApiProperty({ type: ChildProgressAnswer, isArray: true, description: 'Direct children in the scope asked for.' })
  children: readonly ChildProgressAnswer[];
}
