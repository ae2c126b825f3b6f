import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { GrantRoleCommand } from './grant-role.command.js';
import { GrantRoleRequest } from './grant-role.request.js';

@ApiTags('members')
@Controller('api/v1/members')
export class GrantRoleController {
  constructor(private readonly commands: CommandBus) {}

  /** Giao vai trò tại một đơn vị và mọi đơn vị bên dưới / gives a role at a unit and below. */
  @Post(':memberId/roles')
  @CommandResponds({ status: 200 })
  grant(
    @UuidParam('memberId', 'Đoàn viên / member.') memberId: string,
    @Body() { role, unitId, decisionNo }: GrantRoleRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new GrantRoleCommand({ memberId, role, unitId, decisionNo }, envelope));
  }
}
