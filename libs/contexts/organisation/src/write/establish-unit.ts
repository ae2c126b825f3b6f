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
import { CodeField, EnumField, TextField, UuidField, CommandResponds, Envelope } from '@app/http';
import { TREE_MANAGERS } from '../domain/managing-roles.js';
import { unitDecider } from '../domain/unit.decider.js';
import { UNIT_LEVELS, type UnitLevel } from '../domain/unit.events.js';
import { unitStream } from '../domain/unit.streams.js';
import { OrganisationAuthority } from '../facts/organisation-authority.js';
import { OrganisationFactsReader } from '../facts/organisation-facts-reader.js';
import { unitCodeReservation } from './unit-code.reservation.js';

export class EstablishUnitRequest {
  @CodeField({ description: 'Mã đơn vị, không bao giờ dùng lại / code, never used again.' })
  readonly code: string;

  @TextField({ max: 200, description: 'Tên đơn vị / name.' })
  readonly name: string;

  @EnumField({ values: UNIT_LEVELS, description: 'Cấp công đoàn / level.' })
  readonly level: UnitLevel;

  @UuidField({ description: 'Đơn vị cấp trên trực tiếp / the unit above.' })
  readonly parentId: string;

  @CodeField({ optional: true, nullable: true, description: 'Cụm, khối thi đua / emulation block.' })
  readonly block?: string | null;
}

@DeclaredCommand({ roles: TREE_MANAGERS })
export class EstablishUnitCommand extends WriteCommand<{
  readonly code: string;
  readonly name: string;
  readonly level: UnitLevel;
  readonly parentId: string;
  readonly block: string | null;
}> {}

@CommandHandler(EstablishUnitCommand)
export class EstablishUnitHandler implements ICommandHandler<EstablishUnitCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly facts: OrganisationFactsReader,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute(command: EstablishUnitCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    const unitId = derivedId(envelope.commandId, 'unit');
    return this.executor.execute(command, {
      decider: unitDecider,
      type: 'EstablishUnit',
      target: { stream: unitStream(unitId), id: unitId },
      prepare: async () => {
        const parent = await this.facts.unit(input.parentId);
        const by = await this.authority.requireTreeAdministrator(envelope.principal, parent);
        return {
          by,
          data: { ...input, unitId, parent },
          reservations: [unitCodeReservation(input.code, unitId, '/code')],
        };
      },
    });
  }
}

@ApiTags('units')
@Controller('api/v1/units')
export class EstablishUnitController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Thành lập đơn vị / establishes a unit.',
    description:
      'Quản trị viên tại đơn vị cấp trên trực tiếp hoặc cao hơn. Hệ thống không nhận khi mã đã dùng, hoặc đơn vị cấp trên không có hay đã giải thể. / For an administrator at the parent or above it. Refused when the code was used before, or when the parent is unknown or dissolved.',
  })
  @Post()
  @CommandResponds({ status: 201, location: ({ id }) => `/api/v1/units/${id}` })
  establish(
    @Body() { code, name, level, parentId, block }: EstablishUnitRequest,
    @Envelope({ ifMatch: 'none' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(
      new EstablishUnitCommand({ code, name, level, parentId, block: block ?? null }, envelope),
    );
  }
}
