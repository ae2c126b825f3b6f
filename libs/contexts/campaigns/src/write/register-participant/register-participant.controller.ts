import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { RegisterParticipantCommand } from './register-participant.command.js';
import { RegisterParticipantRequest } from './register-participant.request.js';

@ApiTags('participants')
@Controller('api/v1/campaigns')
export class RegisterParticipantController {
  constructor(private readonly commands: CommandBus) {}

  /** Đăng ký tham gia cho mình hoặc cho đoàn viên của đơn vị / registers oneself, or a member of one's unit. */
  @Post(':campaignId/participants')
  @CommandResponds()
  register(
    @UuidParam('campaignId', 'The campaign.') campaignId: string,
    @Body() { memberId }: RegisterParticipantRequest,
    @Envelope({ ifMatch: 'none' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    const input = { campaignId, memberId: memberId ?? envelope.principal };
    return this.commands.execute(new RegisterParticipantCommand(input, envelope));
  }
}
