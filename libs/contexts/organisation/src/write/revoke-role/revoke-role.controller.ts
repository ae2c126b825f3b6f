import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { RevokeRoleCommand } from './revoke-role.command.js';
import { RevokeRoleRequest } from './revoke-role.request.js';

@ApiTags('members')
@Controller('api/v1/members')
export class RevokeRoleController {
  constructor(private readonly commands: CommandBus) {}

  /** Thu hồi vai trò / takes a role back. */
  @Post(':memberId/roles/revocation')
  @CommandResponds({ status: 200 })
  revoke(
    @UuidParam('memberId', 'Đoàn viên / member.') memberId: string,
    @Body() { role, unitId, decisionNo }: RevokeRoleRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new RevokeRoleCommand({ memberId, role, unitId, decisionNo }, envelope));
  }
}
