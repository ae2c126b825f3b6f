import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { RevokeAwardCommand } from './revoke-award.command.js';
import { RevokeAwardRequest } from './revoke-award.request.js';

@ApiTags('awards')
@Controller('api/v1/awards')
export class RevokeAwardController {
  constructor(private readonly commands: CommandBus) {}

  /** Hủy quyết định khen thưởng / revokes an award. */
  @Post(':awardId/revocation')
  @CommandResponds({ status: 200 })
  revoke(
    @UuidParam('awardId', 'The award.') awardId: string,
    @Body() { ground, decisionNo, decidedOn, reason }: RevokeAwardRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    const input = { awardId, ground, decisionNo, decidedOn, reason };
    return this.commands.execute(new RevokeAwardCommand(input, envelope));
  }
}
