import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import type { RecognitionEvidence } from '../domain/initiative.events.js';
import { evidenceFrom, RecognitionEvidenceRequest } from '../requests/recognition-evidence.request.js';
import { ReviewExecutor } from './review.executor.js';

/** The decision of the workplace under Decree 13/2012, as seen by the reviewer. */
export class RecordRecognitionRequest extends RecognitionEvidenceRequest {}

@DeclaredMessage()
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

  @ApiOperation({ summary: 'Ghi nhận quyết định công nhận của cơ sở / records that the workplace recognised it.' })
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
