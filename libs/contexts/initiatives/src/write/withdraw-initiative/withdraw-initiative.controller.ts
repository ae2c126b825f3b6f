import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { WithdrawInitiativeCommand } from './withdraw-initiative.command.js';
import { WithdrawInitiativeRequest } from './withdraw-initiative.request.js';

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class WithdrawInitiativeController {
  constructor(private readonly commands: CommandBus) {}

  /** Tác giả rút sáng kiến trước khi có quyết định / an author takes it back before the decision. */
  @Post(':initiativeId/withdrawal')
  @CommandResponds()
  withdraw(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: WithdrawInitiativeRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new WithdrawInitiativeCommand({ initiativeId, reason: request.reason }, envelope));
  }
}
