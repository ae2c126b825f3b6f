import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredCommand, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { EnumField, TextField, VndField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { BENEFIT_VERIFIERS } from '../facts/initiative-authority.js';
import { BENEFIT_KINDS, type BenefitKind } from '../domain/initiative.events.js';
import { ReviewExecutor } from './review.executor.js';

export class RecordBenefitAssessmentRequest {
  @EnumField({ values: BENEFIT_KINDS, description: 'Loại lợi ích / kind of benefit.' })
  readonly kind: BenefitKind;

  @VndField({ nullable: true, description: 'Giá trị thẩm định / verified amount; null when not expressible in money.' })
  readonly amountVnd: string | null;

  @TextField({ min: 1, max: 2000, multiline: true, description: 'Cách thẩm định, chứng từ / how it was verified.' })
  readonly method: string;
}

@DeclaredCommand({ roles: BENEFIT_VERIFIERS })
export class RecordBenefitAssessmentCommand extends WriteCommand<{
  readonly initiativeId: string;
  readonly kind: BenefitKind;
  readonly amountVnd: string | null;
  readonly method: string;
}> {}

@CommandHandler(RecordBenefitAssessmentCommand)
export class RecordBenefitAssessmentHandler implements ICommandHandler<RecordBenefitAssessmentCommand> {
  constructor(private readonly reviews: ReviewExecutor) {}

  execute(command: RecordBenefitAssessmentCommand): Promise<CommandOutcome> {
    return this.reviews.byBenefitVerifierInPhase(command, 'RecordBenefitAssessment', (campaign) => ({
      ...command.input,
      campaign,
    }));
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class RecordBenefitAssessmentController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Thẩm định giá trị làm lợi / records the verified benefit.',
    description:
      'Cán bộ thẩm định giá trị làm lợi tại đơn vị của sáng kiến hay cấp trên, không liên quan đến sáng kiến; lần sau thay lần trước. Hệ thống không nhận khi sáng kiến không ở bước xem xét hoặc giá trị vượt mức trần. / For a benefit verifier at the unit of the initiative or above it who is not involved in it; a later assessment replaces an earlier one. Refused when the initiative is not under review, or when the amount is above the cap.',
  })
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
