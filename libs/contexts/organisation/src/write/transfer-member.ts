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
import { DateField, UuidField, CommandResponds, Envelope, UuidParam } from '@app/http';
import type { LocalDate } from '@app/kernel';
import { MEMBER_MANAGERS } from '../domain/managing-roles.js';
import { memberDecider } from '../domain/member.decider.js';
import { memberStream } from '../domain/member.streams.js';
import { OrganisationAuthority } from '../facts/organisation-authority.js';
import { OrganisationFactsReader } from '../facts/organisation-facts-reader.js';

export class TransferMemberRequest {
  @UuidField({ description: 'Đơn vị mới / the new unit.' })
  readonly toUnitId: string;

  @DateField({ description: 'Ngày có hiệu lực, không sau hôm nay / first day there, not after today.' })
  readonly effectiveOn: string;
}

@DeclaredCommand({ roles: MEMBER_MANAGERS })
export class TransferMemberCommand extends WriteCommand<{
  readonly memberId: string;
  readonly toUnitId: string;
  readonly effectiveOn: LocalDate;
}> {}

@CommandHandler(TransferMemberCommand)
export class TransferMemberHandler implements ICommandHandler<TransferMemberCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly facts: OrganisationFactsReader,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute(command: TransferMemberCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    return this.executor.execute(command, {
      decider: memberDecider,
      type: 'TransferMember',
      target: { stream: memberStream(input.memberId), id: input.memberId },
      prepare: async (member) => {
        const toUnit = await this.facts.unit(input.toUnitId);
        // The caller must manage both the unit the member leaves and the one they join.
        await this.authority.requireMemberAdministrator(envelope.principal, toUnit);
        const by = await this.authority.requireMemberAdministrator(envelope.principal, member);
        return {
          by,
          data: { ...input, toUnit },
        };
      },
    });
  }
}

@ApiTags('members')
@Controller('api/v1/members')
export class TransferMemberController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Chuyển sinh hoạt đoàn viên sang đơn vị khác / moves a member to another unit.',
    description:
      'Quản trị viên hoặc cán bộ công đoàn của cả đơn vị cũ và đơn vị mới, hay cấp trên chung. Sáng kiến đã nộp ở lại đơn vị cũ. Hệ thống không nhận khi đoàn viên đã thôi sinh hoạt, đơn vị mới không có hay đã giải thể, hoặc ngày ở tương lai. / For an administrator or union officer of both the old and the new unit, or above both. Submitted initiatives stay with the old unit. Refused when the member has left, the new unit is unknown or dissolved, or the day is in the future.',
  })
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
