import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { RejectInitiativeCommand } from './reject-initiative.command.js';
import { RejectInitiativeRequest } from './reject-initiative.request.js';

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class RejectInitiativeController {
  constructor(private readonly commands: CommandBus) {}

  /** Không công nhận là hợp lệ / the union does not count it. */
  @Post(':initiativeId/rejection')
  @CommandResponds()
  reject(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: RejectInitiativeRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(
      new RejectInitiativeCommand({ initiativeId, ground: request.ground, reason: request.reason }, envelope),
    );
  }
}
