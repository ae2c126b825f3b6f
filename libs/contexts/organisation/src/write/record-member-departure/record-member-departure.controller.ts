import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { RecordMemberDepartureCommand } from './record-member-departure.command.js';
import { RecordMemberDepartureRequest } from './record-member-departure.request.js';

@ApiTags('members')
@Controller('api/v1/members')
export class RecordMemberDepartureController {
  constructor(private readonly commands: CommandBus) {}

  /** Ghi nhận đoàn viên rời tổ chức; mọi vai trò chấm dứt / the member left; all roles end. */
  @Post(':memberId/departure')
  @CommandResponds({ status: 200 })
  recordDeparture(
    @UuidParam('memberId', 'Đoàn viên / member.') memberId: string,
    @Body() { effectiveOn }: RecordMemberDepartureRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new RecordMemberDepartureCommand({ memberId, effectiveOn }, envelope));
  }
}
