import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  DeclaredCommand,
  type CommandEnvelope,
  type CommandOutcome,
  CommandExecutor,
  WriteCommand,
} from '@app/command-handling';
import { EnumField, TextField, UuidField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { TREE_MANAGERS } from '../domain/managing-roles.js';
import { memberDecider } from '../domain/member.decider.js';
import { ROLES, type Role } from '../domain/member.events.js';
import { memberStream } from '../domain/member.streams.js';
import { OrganisationAuthority } from '../facts/organisation-authority.js';
import { AdministratorSeats } from './administrator-seats.roster.js';

export class RevokeRoleRequest {
  @EnumField({ values: ROLES, description: 'Vai trò / role.' })
  readonly role: Role;

  @UuidField({
    description: 'Đơn vị; vai trò có hiệu lực cả ở các đơn vị cấp dưới / unit; the role holds below it too.',
  })
  readonly unitId: string;

  @TextField({ max: 100, description: 'Số, ký hiệu văn bản / number of the document.' })
  readonly decisionNo: string;
}

@DeclaredCommand({ roles: TREE_MANAGERS })
export class RevokeRoleCommand extends WriteCommand<{
  readonly memberId: string;
  readonly role: Role;
  readonly unitId: string;
  readonly decisionNo: string;
}> {}

@CommandHandler(RevokeRoleCommand)
export class RevokeRoleHandler implements ICommandHandler<RevokeRoleCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: OrganisationAuthority,
    private readonly seats: AdministratorSeats,
  ) {}

  execute(command: RevokeRoleCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    return this.executor.execute(command, {
      decider: memberDecider,
      type: 'RevokeRole',
      target: { stream: memberStream(input.memberId), id: input.memberId },
      prepare: async () => {
        const by = await this.authority.requireTreeAdministrator(envelope.principal, input);
        return {
          by,
          data: input,
          beforeAppend: (metadata) => this.seats.beforeEnding(input.memberId, [input], metadata),
        };
      },
    });
  }
}

@ApiTags('members')
@Controller('api/v1/members')
export class RevokeRoleController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Thu hồi vai trò / revokes a role.',
    description:
      'Quản trị viên tại đơn vị hoặc cấp trên. Vai trò hết hiệu lực ngay. Hệ thống không nhận khi quản trị viên tự thu hồi vai trò quản trị của mình, hoặc thu hồi của quản trị viên cuối cùng tại đơn vị cao nhất. / For an administrator at the unit or above it. The role ends at once. Refused for administrators who would revoke their own administrator role, and for the last administrator at the root unit.',
  })
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
