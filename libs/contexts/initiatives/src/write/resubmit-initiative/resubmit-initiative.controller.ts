import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { handedInBy } from '../../requests/handed-in.js';
import { ResubmitInitiativeCommand } from './resubmit-initiative.command.js';
import { ResubmitInitiativeRequest } from './resubmit-initiative.request.js';

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class ResubmitInitiativeController {
  constructor(private readonly commands: CommandBus) {}

  /** Nộp lại sau khi bổ sung / hands in the revised version. */
  @Post(':initiativeId/resubmission')
  @CommandResponds()
  resubmit(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: ResubmitInitiativeRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new ResubmitInitiativeCommand({ ...handedInBy(request), initiativeId }, envelope));
  }
}
