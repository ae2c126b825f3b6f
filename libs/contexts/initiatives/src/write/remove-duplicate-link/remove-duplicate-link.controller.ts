import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { RemoveDuplicateLinkCommand } from './remove-duplicate-link.command.js';
import { RemoveDuplicateLinkRequest } from './remove-duplicate-link.request.js';

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class RemoveDuplicateLinkController {
  constructor(private readonly commands: CommandBus) {}

  /** Bỏ đánh dấu trùng / undoes the mark. */
  @Post(':initiativeId/duplicate-mark/removal')
  @CommandResponds()
  remove(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: RemoveDuplicateLinkRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new RemoveDuplicateLinkCommand({ initiativeId, reason: request.reason }, envelope));
  }
}
