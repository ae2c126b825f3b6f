import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredCommand, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { REVIEWERS } from '../facts/initiative-authority.js';
import type { RecognitionEvidence } from '../domain/initiative.events.js';
import { evidenceFrom, RecognitionEvidenceRequest } from '../requests/recognition-evidence.request.js';
import { ReviewExecutor } from './review.executor.js';

/** The decision of the workplace under Decree 13/2012, as seen by the reviewer. */
export class RecordRecognitionRequest extends RecognitionEvidenceRequest {}

@DeclaredCommand({ roles: REVIEWERS })
export class RecordRecognitionCommand extends WriteCommand<{
  readonly initiativeId: string;
  readonly recognition: RecognitionEvidence;
}> {}

@CommandHandler(RecordRecognitionCommand)
export class RecordRecognitionHandler implements ICommandHandler<RecordRecognitionCommand> {
  constructor(private readonly reviews: ReviewExecutor) {}

  execute(command: RecordRecognitionCommand): Promise<CommandOutcome> {
    return this.reviews.byReviewer(command, 'RecordRecognition', () => command.input);
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class RecordRecognitionController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Ghi nhận quyết định công nhận của cơ sở / records that the workplace recognised it.',
    description:
      'Cán bộ xét duyệt hoặc cán bộ công đoàn tại đơn vị của sáng kiến hay cấp trên, không liên quan đến sáng kiến. Ghi quyết định công nhận của cơ sở làm căn cứ để duyệt. Hệ thống không nhận khi không ở bước xem xét, hoặc ngày quyết định ở tương lai hay trước ngày áp dụng lần đầu. / For a reviewer or union officer at the unit of the initiative or above it who is not involved in it. Records the decision of the workplace that approval rests on. Refused when the initiative is not under review, or when the decision is dated in the future or before the first application.',
  })
  @Post(':initiativeId/recognition')
  @CommandResponds()
  record(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: RecordRecognitionRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(
      new RecordRecognitionCommand({ initiativeId, recognition: evidenceFrom(request) }, envelope),
    );
  }
}
