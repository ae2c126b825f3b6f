import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { RecordBenefitAssessmentCommand } from './record-benefit-assessment.command.js';
import { RecordBenefitAssessmentRequest } from './record-benefit-assessment.request.js';

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class RecordBenefitAssessmentController {
  constructor(private readonly commands: CommandBus) {}

  /** Thẩm định giá trị làm lợi / records the verified benefit. */
  @Post(':initiativeId/benefit-assessment')
  @CommandResponds()
  record(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: RecordBenefitAssessmentRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(
      new RecordBenefitAssessmentCommand(
        {
          initiativeId,
          kind: request.kind,
          amountVnd: request.amountVnd,
          method: request.method,
        },
        envelope,
      ),
    );
  }
}
