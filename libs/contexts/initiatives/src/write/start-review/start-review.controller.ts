import { Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { StartReviewCommand } from './start-review.command.js';

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class StartReviewController {
  constructor(private readonly commands: CommandBus) {}

  /** Bắt đầu thẩm định / somebody takes it up for review. */
  @Post(':initiativeId/review')
  @CommandResponds()
  start(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new StartReviewCommand({ initiativeId }, envelope));
  }
}
