import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { MarkDuplicateCommand } from './mark-duplicate.command.js';
import { MarkDuplicateRequest } from './mark-duplicate.request.js';

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class MarkDuplicateController {
  constructor(private readonly commands: CommandBus) {}

  /** Đánh dấu trùng với sáng kiến nộp trước / marks it the duplicate of an earlier one. */
  @Post(':initiativeId/duplicate-mark')
  @CommandResponds()
  mark(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: MarkDuplicateRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(
      new MarkDuplicateCommand(
        {
          initiativeId,
          originalId: request.originalId,
          kind: request.kind,
          reason: request.reason,
        },
        envelope,
      ),
    );
  }
}
