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
import { CommandResponds, Envelope, NestedField, TextField, UuidParam } from '@app/http';
import { MEMBER_MANAGERS } from '../domain/managing-roles.js';
import { memberDecider } from '../domain/member.decider.js';
import type { MemberCategory } from '../domain/member.events.js';
import { memberStream } from '../domain/member.streams.js';
import { OrganisationAuthority } from '../facts/organisation-authority.js';
import { MemberPersonalData, type CorrectablePerson } from './member.personal-data.js';
import { MemberCategoryRequest } from './person.request.js';

export class CorrectMemberRecordRequest {
  @TextField({ max: 120, optional: true, description: 'Họ và tên đúng / the full name as it should be.' })
  readonly fullName?: string;

  @TextField({
    max: 200,
    optional: true,
    nullable: true,
    description: 'Chức danh đúng; null để bỏ / job title, null to remove it.',
  })
  readonly jobTitle?: string | null;

  @NestedField(() => MemberCategoryRequest, {
    optional: true,
    description: 'Nhóm đối tượng đúng / the category as it should be.',
  })
  readonly category?: MemberCategoryRequest;

  @TextField({
    max: 1000,
    multiline: true,
    description: 'Lý do, không nêu dữ liệu cá nhân / reason, without personal data.',
  })
  readonly reason: string;
}

@DeclaredCommand({ roles: MEMBER_MANAGERS })
export class CorrectMemberRecordCommand extends WriteCommand<{
  readonly memberId: string;
  /** The corrected fields of the person. */
  readonly person: CorrectablePerson;
  readonly category: MemberCategory | null;
  readonly reason: string;
}> {}

/**
 * The vault holds the corrected name before the event is appended. Of two concurrent corrections the one appended last
 * determines the name, and the log contains both.
 *
 * Not guaranteed: an event for the new name, if the process stops in between, the command expires, or every attempt
 * loses to a concurrent writer.
 */
@CommandHandler(CorrectMemberRecordCommand)
export class CorrectMemberRecordHandler implements ICommandHandler<CorrectMemberRecordCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: OrganisationAuthority,
    private readonly persons: MemberPersonalData,
  ) {}

  async execute({ input, envelope }: CorrectMemberRecordCommand): Promise<CommandOutcome> {
    const { memberId, person, category, reason } = input;
    // Read only once: after a lost race the vault already has the new name, and its event must still be appended.
    const { personFields, differing } = await this.persons.differences(memberId, person);
    const outcome = await this.executor.execute(
      { input: { memberId, personFields, category: category && { ...category }, reason }, envelope },
      {
        decider: memberDecider,
        type: 'CorrectMemberRecord',
        target: { stream: memberStream(memberId), id: memberId },
        prepare: async (member) => {
          const by = await this.authority.requireMemberAdministrator(envelope.principal, member);
          return {
            by,
            data: { memberId, personFields, differing, category, reason },
            beforeAppend: () => this.persons.amend(memberId, person, differing ?? []),
          };
        },
      },
    );
    return this.persons.requireSamePerson(outcome, person, envelope.commandId);
  }
}

@ApiTags('members')
@Controller('api/v1/members')
export class CorrectMemberRecordController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Đính chính hồ sơ đoàn viên / corrects the record of a member.',
    description:
      'Quản trị viên hoặc cán bộ công đoàn tại đơn vị của đoàn viên hay cấp trên. Tên cũ được xóa khỏi kho dữ liệu cá nhân. Hệ thống không nhận khi không có gì để đính chính, dữ liệu cá nhân đã xóa, hoặc tự sửa nhóm đối tượng của mình. / For an administrator or union officer at the unit of the member or above it. The old name leaves the vault. Refused when nothing is to be corrected, when the personal data were erased, or when members would change their own category.',
  })
  @Post(':memberId/record-correction')
  @CommandResponds({ status: 200 })
  correct(
    @UuidParam('memberId', 'Đoàn viên / member.') memberId: string,
    @Body() { fullName, jobTitle, category, reason }: CorrectMemberRecordRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    const person = {
      ...(fullName !== undefined && { fullName }),
      ...(jobTitle !== undefined && { jobTitle }),
    };
    return this.commands.execute(
      new CorrectMemberRecordCommand({ memberId, person, category: category ?? null, reason }, envelope),
    );
  }
}
