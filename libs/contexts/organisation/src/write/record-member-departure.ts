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
import { DateField, CommandResponds, Envelope, UuidParam } from '@app/http';
import type { LocalDate } from '@app/kernel';
import { MEMBER_MANAGERS } from '../domain/managing-roles.js';
import { memberDecider } from '../domain/member.decider.js';
import { memberStream } from '../domain/member.streams.js';
import { OrganisationAuthority } from '../facts/organisation-authority.js';
import { AdministratorSeats } from './administrator-seats.roster.js';

export class RecordMemberDepartureRequest {
  @DateField({ description: 'Ngày thôi sinh hoạt, không muộn hơn hôm nay / day of leaving, not after today.' })
  readonly effectiveOn: string;
}

@DeclaredCommand({ roles: MEMBER_MANAGERS })
export class RecordMemberDepartureCommand extends WriteCommand<{
  readonly memberId: string;
  readonly effectiveOn: LocalDate;
}> {}

@CommandHandler(RecordMemberDepartureCommand)
export class RecordMemberDepartureHandler implements ICommandHandler<RecordMemberDepartureCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: OrganisationAuthority,
    private readonly seats: AdministratorSeats,
  ) {}

  execute(command: RecordMemberDepartureCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    return this.executor.execute(command, {
      decider: memberDecider,
      type: 'RecordMemberDeparture',
      target: { stream: memberStream(input.memberId), id: input.memberId },
      prepare: async (member) => {
        const by = await this.authority.requireMemberAdministrator(envelope.principal, member);
        await this.authority.requireMayEndRoles(envelope.principal, member?.grants ?? []);
        return {
          by,
          data: input,
          beforeAppend: (metadata) => this.seats.beforeEnding(input.memberId, member?.grants ?? [], metadata),
        };
      },
    });
  }
}

@ApiTags('members')
@Controller('api/v1/members')
export class RecordMemberDepartureController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Ghi nhận đoàn viên thôi sinh hoạt / records that a member left.',
    description:
      'Quản trị viên hoặc cán bộ công đoàn tại đơn vị của đoàn viên hay cấp trên. Mọi vai trò chấm dứt; sáng kiến đã nộp vẫn giữ tên. Hệ thống không nhận khi ngày ở tương lai hoặc trước ngày vào đơn vị, đoàn viên giữ vai trò ngoài phạm vi của người ghi, quản trị viên tự ghi cho mình, hay đoàn viên là quản trị viên cuối cùng tại đơn vị cao nhất. / For an administrator or union officer at the unit of the member or above it. All roles end; submitted initiatives keep their authors. Refused when the day is in the future or before the member joined, when the member holds a role outside the scope of whoever records it, for an administrator who would record their own departure, or for the last administrator at the root unit.',
  })
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
