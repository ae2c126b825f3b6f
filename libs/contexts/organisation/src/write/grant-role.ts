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
import { OrganisationFactsReader } from '../facts/organisation-facts-reader.js';
import { AdministratorSeats } from './administrator-seats.roster.js';

export class GrantRoleRequest {
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
export class GrantRoleCommand extends WriteCommand<{
  readonly memberId: string;
  readonly role: Role;
  readonly unitId: string;
  readonly decisionNo: string;
}> {}

@CommandHandler(GrantRoleCommand)
export class GrantRoleHandler implements ICommandHandler<GrantRoleCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly facts: OrganisationFactsReader,
    private readonly authority: OrganisationAuthority,
    private readonly seats: AdministratorSeats,
  ) {}

  execute(command: GrantRoleCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    return this.executor.execute(command, {
      decider: memberDecider,
      type: 'GrantRole',
      target: { stream: memberStream(input.memberId), id: input.memberId },
      prepare: async (member) => {
        const unit = await this.facts.unit(input.unitId);
        const by = await this.authority.requireTreeAdministrator(envelope.principal, unit);
        return {
          by,
          data: { ...input, unit, incompatible: await this.facts.incompatibleGrant(input, member?.grants ?? []) },
          beforeAppend: (metadata) => this.seats.beforeGranting(input.memberId, input, metadata),
        };
      },
    });
  }
}

@ApiTags('members')
@Controller('api/v1/members')
export class GrantRoleController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Giao vai trò tại một đơn vị và các đơn vị cấp dưới / grants a role at a unit and below it.',
    description:
      'Quản trị viên tại đơn vị hoặc cấp trên. Vai trò có hiệu lực tại đơn vị và các đơn vị cấp dưới. Hệ thống không nhận khi tự giao vai trò cho mình, đoàn viên đã thôi sinh hoạt, đơn vị đã giải thể, hoặc vai trò phải tách riêng với vai trò đang giữ. / For an administrator at the unit or above it. The role holds at the unit and below it. Refused for oneself, when the member has left, when the unit is dissolved, or when duties are separate and the member holds a role that excludes this one.',
  })
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
