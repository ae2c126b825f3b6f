import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { evidenceFrom } from '../../requests/handed-in.js';
import { RecordRecognitionCommand } from './record-recognition.command.js';
import { RecordRecognitionRequest } from './record-recognition.request.js';

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class RecordRecognitionController {
  constructor(private readonly commands: CommandBus) {}

  /** Ghi nhận quyết định công nhận của cơ sở / records that the workplace recognised it. */
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
