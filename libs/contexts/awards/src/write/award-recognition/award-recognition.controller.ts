import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope } from '@app/http';
import { AwardRecognitionCommand } from './award-recognition.command.js';
import { AwardRecognitionRequest } from './award-recognition.request.js';
import { awardInput } from './award-input.js';

@ApiTags('awards')
@Controller('api/v1/awards')
export class AwardRecognitionController {
  constructor(private readonly commands: CommandBus) {}

  /** Khen thưởng: ghi nhận một quyết định khen thưởng / records the award of an award. */
  @Post()
  @CommandResponds({ status: 201, location: ({ id }) => `/api/v1/awards/${id}` })
  award(
    @Body() request: AwardRecognitionRequest,
    @Envelope({ ifMatch: 'none' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new AwardRecognitionCommand(awardInput(request), envelope));
  }
}
