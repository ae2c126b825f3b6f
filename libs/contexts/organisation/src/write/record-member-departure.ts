import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  DeclaredMessage,
  type CommandEnvelope,
  type CommandOutcome,
  CommandExecutor,
  WriteCommand,
} from '@app/command-handling';
import { DateField, CommandResponds, Envelope, UuidParam } from '@app/http';
import type { LocalDate } from '@app/kernel';
import { memberDecider } from '../domain/member.decider.js';
import { memberStream } from '../domain/member.streams.js';
import { OrganisationAuthority } from '../facts/organisation-authority.js';

export class RecordMemberDepartureRequest {
  @DateField({ description: 'Ngày thôi sinh hoạt, không muộn hơn hôm nay / day of leaving, not after today.' })
  readonly effectiveOn: string;
}

@DeclaredMessage()
export class RecordMemberDepartureCommand extends WriteCommand<{
  readonly memberId: string;
  readonly effectiveOn: LocalDate;
}> {}

@CommandHandler(RecordMemberDepartureCommand)
export class RecordMemberDepartureHandler implements ICommandHandler<RecordMemberDepartureCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute(command: RecordMemberDepartureCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    return this.executor.execute(command, {
      decider: memberDecider,
      type: 'RecordMemberDeparture',
      target: { stream: memberStream(input.memberId), id: input.memberId },
      prepare: async (member) => {
        const by = await this.authority.requireMemberAdministrator(envelope.principal, member);
        return { by, data: input };
      },
    });
  }
}

@ApiTags('members')
@Controller('api/v1/members')
export class RecordMemberDepartureController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Ghi nhận đoàn viên thôi sinh hoạt; mọi vai trò chấm dứt / the member left; all roles end.',
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
