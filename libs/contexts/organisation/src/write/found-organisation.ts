import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  DeclaredMessage,
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

@DeclaredMessage()
export class FoundOrganisationCommand extends WriteCommand<{
  readonly unit: { readonly code: string; readonly name: string; readonly level: UnitLevel };
  readonly administrator: PersonRecord & { readonly category: MemberCategory };
  /** Of the decision that makes the first administrator one. */
  readonly decisionNo: string;
}> {}

/**
 * Writes three streams under one command id: the founding is reserved, then the administrator enrolled, then the root
 * unit established. The unit comes last and is what makes the founding done: until it stands the administrator's role
 * is at a unit that does not exist and counts for nothing. Sent again after a crash the command goes on where it
 * stopped; never sent again, it is free to be taken over by another founding after a minute, as every reservation is.
 */
@CommandHandler(FoundOrganisationCommand)
export class FoundOrganisationHandler implements ICommandHandler<FoundOrganisationCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly persons: MemberPersonalData,
  ) {}

  /** The outcome is the administrator's, whose unit is the root, at the position where the founding was done. */
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
            memberNumberReservation(person.memberNumber, memberId, '/administrator/memberNumber'),
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

/** Whoever holds a code or number while nobody has founded yet can only be a founding that was given up half-way. */
const heldByAbandonedFounding = (reservation: Reservation): Reservation => ({
  ...reservation,
  releasedBy: () => true,
});

@ApiTags('organisation')
@Controller('api/v1/organisation')
export class FoundOrganisationController {
  constructor(private readonly commands: CommandBus) {}

  /** Khởi tạo tổ chức, một lần duy nhất; Location là quản trị viên đầu tiên / once only; Location is the first administrator. */
  @Post()
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
