import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { TransferMemberCommand } from './transfer-member.command.js';
import { TransferMemberRequest } from './transfer-member.request.js';

@ApiTags('members')
@Controller('api/v1/members')
export class TransferMemberController {
  constructor(private readonly commands: CommandBus) {}

  /** Chuyển sinh hoạt đoàn viên sang đơn vị khác / moves a member to another unit. */
  @Post(':memberId/transfer')
  @CommandResponds({ status: 200 })
  transfer(
    @UuidParam('memberId', 'Đoàn viên / member.') memberId: string,
    @Body() { toUnitId, effectiveOn }: TransferMemberRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new TransferMemberCommand({ memberId, toUnitId, effectiveOn }, envelope));
  }
}
