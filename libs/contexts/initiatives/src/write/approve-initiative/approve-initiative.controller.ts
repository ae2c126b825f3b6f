import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { ApproveInitiativeCommand } from './approve-initiative.command.js';
import { ApproveInitiativeRequest } from './approve-initiative.request.js';

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class ApproveInitiativeController {
  constructor(private readonly commands: CommandBus) {}

  /** Duyệt: công đoàn tính sáng kiến là hợp lệ / the union counts the initiative. */
  @Post(':initiativeId/approval')
  @CommandResponds()
  approve(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: ApproveInitiativeRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new ApproveInitiativeCommand({ initiativeId, note: request.note ?? null }, envelope));
  }
}
