import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { RevokeRecognitionCommand } from './revoke-recognition.command.js';
import { RevokeRecognitionRequest } from './revoke-recognition.request.js';

@ApiTags('recognitions')
@Controller('api/v1/recognitions')
export class RevokeRecognitionController {
  constructor(private readonly commands: CommandBus) {}

  /** Hủy quyết định khen thưởng / revokes an award. */
  @Post(':recognitionId/revocation')
  @CommandResponds({ status: 200 })
  revoke(
    @UuidParam('recognitionId', 'The recognition.') recognitionId: string,
    @Body() { ground, decisionNo, decidedOn, reason }: RevokeRecognitionRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    const wish = { recognitionId, ground, decisionNo, decidedOn, reason };
    return this.commands.execute(new RevokeRecognitionCommand(wish, envelope));
  }
}
