import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  DeclaredCommand,
  type CommandEnvelope,
  type CommandOutcome,
  CommandExecutor,
  derivedId,
  WriteCommand,
} from '@app/command-handling';
import { UuidField, CommandResponds, Envelope } from '@app/http';
import { DomainError } from '@app/kernel';
import type { PersonRecord } from '@app/person-vault';
import { MEMBER_MANAGERS } from '../domain/managing-roles.js';
import { memberDecider } from '../domain/member.decider.js';
import type { MemberCategory } from '../domain/member.events.js';
import { memberIdOf, memberStream } from '../domain/member.streams.js';
import { OrganisationAuthority } from '../facts/organisation-authority.js';
import { OrganisationFactsReader } from '../facts/organisation-facts-reader.js';
import { memberNumberReservation } from './member-number.reservation.js';
import { MemberPersonalData } from './member.personal-data.js';
import { PersonRequest, personOf } from './person.request.js';

export class EnrolMemberRequest extends PersonRequest {
  @UuidField({ description: 'Đơn vị sinh hoạt / unit of the member.' })
  readonly unitId: string;
}

@DeclaredCommand({ roles: MEMBER_MANAGERS })
export class EnrolMemberCommand extends WriteCommand<
  PersonRecord & { readonly unitId: string; readonly category: MemberCategory }
> {}

@CommandHandler(EnrolMemberCommand)
export class EnrolMemberHandler implements ICommandHandler<EnrolMemberCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly facts: OrganisationFactsReader,
    private readonly authority: OrganisationAuthority,
    private readonly persons: MemberPersonalData,
  ) {}

  async execute({ input, envelope }: EnrolMemberCommand): Promise<CommandOutcome> {
    const { unitId, category, ...person } = input;
    const memberId = derivedId(envelope.commandId, 'member');
    const outcome = await this.executor.execute(
      { input: { unitId, category: { ...category } }, envelope },
      {
        decider: memberDecider,
        type: 'EnrolMember',
        target: { stream: memberStream(memberId), id: memberId },
        prepare: async () => {
          const unit = await this.facts.unit(unitId);
          const by = await this.authority.requireMemberAdministrator(envelope.principal, unit);
          return {
            by,
            data: { memberId, unitId, category, unit },
            reservations: [
              memberNumberReservation(person.memberNumber, memberId, (holder) => this.numberTaken(holder)),
            ],
            beforeAppend: () => this.persons.keep(memberId, person),
          };
        },
      },
    );
    return this.persons.requireSamePerson(outcome, person, envelope.commandId);
  }

  /** Says at which unit to ask, and nothing else about the holder. */
  private async numberTaken(holder: string): Promise<DomainError> {
    const memberId = memberIdOf(holder);
    const member = memberId === null ? null : await this.facts.member(memberId);
    const whomToAsk = member && { requiredRoles: MEMBER_MANAGERS, ...(await this.facts.namedUnit(member.unitId)) };
    return new DomainError('conflict', 'MEMBER_NUMBER_TAKEN', { ...whomToAsk }, '/memberNumber');
  }
}

@ApiTags('members')
@Controller('api/v1/members')
export class EnrolMemberController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Thêm đoàn viên vào đơn vị / enrols a member of a unit.',
    description:
      'Quản trị viên hoặc cán bộ công đoàn tại đơn vị hay cấp trên. Họ tên và số thẻ chỉ lưu trong kho dữ liệu cá nhân. Hệ thống không nhận khi số thẻ đã dùng, hoặc đơn vị không có hay đã giải thể. / For an administrator or union officer at the unit or above it. Name and number are kept in the vault only. Refused when the number is taken, or when the unit is unknown or dissolved.',
  })
  @Post()
  @CommandResponds({ status: 201, location: ({ id }) => `/api/v1/members/${id}` })
  enrol(
    @Body() { unitId, ...person }: EnrolMemberRequest,
    @Envelope({ ifMatch: 'none' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new EnrolMemberCommand({ unitId, ...personOf(person) }, envelope));
  }
}
