import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  DeclaredMessage,
  type CommandEnvelope,
  type CommandOutcome,
  CommandExecutor,
  WriteCommand,
} from '@app/command-handling';
import { TextField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { unitDecider } from '../domain/unit.decider.js';
import { unitStream } from '../domain/unit.streams.js';
import { OrganisationAuthority } from '../facts/organisation-authority.js';

export class RenameUnitRequest {
  @TextField({ max: 200, description: 'Tên đơn vị / name.' })
  readonly name: string;

  @TextField({ max: 100, description: 'Số, ký hiệu văn bản / number of the document.' })
  readonly decisionNo: string;
}

@DeclaredMessage()
export class RenameUnitCommand extends WriteCommand<{
  readonly unitId: string;
  readonly name: string;
  readonly decisionNo: string;
}> {}

@CommandHandler(RenameUnitCommand)
export class RenameUnitHandler implements ICommandHandler<RenameUnitCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute(command: RenameUnitCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    return this.executor.execute(command, {
      decider: unitDecider,
      type: 'RenameUnit',
      target: { stream: unitStream(input.unitId), id: input.unitId },
      prepare: async (unit) => {
        const by = await this.authority.requireTreeAdministrator(envelope.principal, unit);
        return { by, data: input };
      },
    });
  }
}

@ApiTags('units')
@Controller('api/v1/units')
export class RenameUnitController {
  constructor(private readonly commands: CommandBus) {}

  /** Đổi tên đơn vị theo quyết định / renames a unit. */
  @Post(':unitId/name')
  @CommandResponds({ status: 200 })
  rename(
    @UuidParam('unitId', 'Đơn vị / unit.') unitId: string,
    @Body() { name, decisionNo }: RenameUnitRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new RenameUnitCommand({ unitId, name, decisionNo }, envelope));
  }
}
