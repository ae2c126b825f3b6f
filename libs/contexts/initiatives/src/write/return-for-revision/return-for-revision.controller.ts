import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { ReturnForRevisionCommand } from './return-for-revision.command.js';
import { ReturnForRevisionRequest } from './return-for-revision.request.js';

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class ReturnForRevisionController {
  constructor(private readonly commands: CommandBus) {}

  /** Trả lại để bổ sung / asks the authors to revise it. */
  @Post(':initiativeId/return')
  @CommandResponds()
  return(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: ReturnForRevisionRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(
      new ReturnForRevisionCommand(
        {
          initiativeId,
          reasons: request.reasons.map(({ field, text }) => ({ field, text })),
          dueOn: request.dueOn,
        },
        envelope,
      ),
    );
  }
}
