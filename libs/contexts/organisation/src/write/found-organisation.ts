import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  DeclaredCommand,
  type CommandEnvelope,
  type CommandOutcome,
  CommandExecutor,
  derivedId,
  type Reservation,
  WriteCommand,
} from '@app/command-handling';
import { CodeField, EnumField, NestedField, TextField, CommandResponds, Envelope } from '@app/http';
import { DomainError } from '@app/kernel';
import type { PersonRecord } from '@app/person-vault';
import { memberDecider } from '../domain/member.decider.js';
import type { MemberCategory } from '../domain/member.events.js';
import { memberStream } from '../domain/member.streams.js';
import { unitDecider } from '../domain/unit.decider.js';
import { UNIT_LEVELS, type UnitLevel, type OrganisationFounded } from '../domain/unit.events.js';
import { FOUNDING_STREAM, unitStream } from '../domain/unit.streams.js';
import { OpenToNonMembers } from '../open-to-non-members.decorator.js';
import { memberNumberReservation } from './member-number.reservation.js';
import { MemberPersonalData } from './member.personal-data.js';
import { PersonRequest, personOf } from './person.request.js';
import { unitCodeReservation } from './unit-code.reservation.js';

export class RootUnitRequest {
  @CodeField({ description: 'Mã đơn vị, không bao giờ dùng lại / code, never used again.' })
  readonly code: string;

  @TextField({ max: 200, description: 'Tên đơn vị / name.' })
  readonly name: string;

  @EnumField({ values: UNIT_LEVELS, description: 'Cấp công đoàn / level.' })
  readonly level: UnitLevel;
}

export class FoundOrganisationRequest {
  @NestedField(() => RootUnitRequest, { description: 'Đơn vị cao nhất / the root of the tree.' })
  readonly unit: RootUnitRequest;

  @NestedField(() => PersonRequest, { description: 'Quản trị viên đầu tiên / the first administrator.' })
  readonly administrator: PersonRequest;

  @TextField({ max: 100, description: 'Số, ký hiệu văn bản / number of the document.' })
  readonly decisionNo: string;
}

@DeclaredCommand({ roles: [], withoutRole: 'OPERATOR', refusal: 'ONLY_OPERATOR_FOUNDS' })
export class FoundOrganisationCommand extends WriteCommand<{
  readonly unit: { readonly code: string; readonly name: string; readonly level: UnitLevel };
  readonly administrator: PersonRecord & { readonly category: MemberCategory };
  /** Number of the decision that appoints the first administrator. */
  readonly decisionNo: string;
}> {}

/**
 * Writes three streams under one command id: reserves the founding, enrols the administrator, establishes the root
 * unit. The last step completes the founding; until then the administrator's role has no effect, because its unit does
 * not exist. A retry after a crash continues where the command stopped. Without a retry, another founding may take over
 * after a minute, as with every reservation.
 */
@CommandHandler(FoundOrganisationCommand)
export class FoundOrganisationHandler implements ICommandHandler<FoundOrganisationCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly persons: MemberPersonalData,
  ) {}

  /** Returns the administrator's outcome, at the log position that completed the founding. */
  async execute({ input, envelope }: FoundOrganisationCommand): Promise<CommandOutcome> {
    const { unit, administrator, decisionNo } = input;
    const { category, ...person } = administrator;
    const { commandId, principal } = envelope;
    const rootUnitId = derivedId(commandId, 'unit');
    const memberId = derivedId(commandId, 'member');
    const founding = foundingReservation(rootUnitId, memberId);
    const sent = { input: { unit, administrator: { category: { ...category } }, decisionNo }, envelope };
    const by = { memberId: principal, mandate: null };
    const enrolled = await this.executor.execute(sent, {
      decider: memberDecider,
      type: 'EnrolFirstAdministrator',
      sentAs: 'FoundOrganisation',
      target: { stream: memberStream(memberId), id: memberId },
      prepare: async () => ({
        by,
        data: { memberId, rootUnitId, category, decisionNo },
        reservations: [
          founding,
          heldByAbandonedFounding(
            memberNumberReservation(
              person.memberNumber,
              memberId,
              new DomainError('conflict', 'MEMBER_NUMBER_TAKEN', {}, '/administrator/memberNumber'),
            ),
          ),
        ],
        beforeAppend: () => this.persons.keep(memberId, person),
      }),
    });
    await this.persons.requireSamePerson(enrolled, person, commandId);
    const established = await this.executor.execute(sent, {
      decider: unitDecider,
      type: 'EstablishRootUnit',
      sentAs: 'FoundOrganisation',
      target: { stream: unitStream(rootUnitId), id: rootUnitId },
      prepare: async () => ({
        by,
        data: { ...unit, unitId: rootUnitId },
        reservations: [founding, heldByAbandonedFounding(unitCodeReservation(unit.code, rootUnitId, '/unit/code'))],
      }),
    });
    return { ...enrolled, position: established.position, replayed: established.replayed };
  }
}

const foundingReservation = (rootUnitId: string, administratorId: string): Reservation => {
  const event: OrganisationFounded = {
    type: 'OrganisationFounded',
    data: { holder: unitStream(rootUnitId), rootUnitId, administratorId },
  };
  return { stream: FOUNDING_STREAM, event, refusal: new DomainError('conflict', 'ORGANISATION_ALREADY_FOUNDED') };
};

/** Before the organisation is founded, a reserved code or number can only come from an abandoned founding. */
const heldByAbandonedFounding = (reservation: Reservation): Reservation => ({
  ...reservation,
  isReleased: () => true,
});

@ApiTags('organisation')
@Controller('api/v1/organisation')
export class FoundOrganisationController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Khởi tạo tổ chức, một lần duy nhất / founds the organisation, once only.',
    description:
      'Chỉ người vận hành hệ thống khởi tạo được, một lần duy nhất: đơn vị cao nhất và quản trị viên đầu tiên. Location là quản trị viên đầu tiên. Hệ thống không nhận khi tổ chức đã có. / For the operator only, once: the root unit and the first administrator. Location is the first administrator. Refused when the organisation is founded already.',
  })
  @Post()
  @OpenToNonMembers()
  @CommandResponds({ status: 201, location: ({ id }) => `/api/v1/members/${id}` })
  found(
    @Body() { unit, administrator, decisionNo }: FoundOrganisationRequest,
    @Envelope({ ifMatch: 'none' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(
      new FoundOrganisationCommand({ unit, administrator: personOf(administrator), decisionNo }, envelope),
    );
  }
}
