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

export class DissolveUnitRequest {
  @TextField({ max: 100, description: 'Số, ký hiệu văn bản / number of the document.' })
  readonly decisionNo: string;
}

@DeclaredMessage()
export class DissolveUnitCommand extends WriteCommand<{ readonly unitId: string; readonly decisionNo: string }> {}

@CommandHandler(DissolveUnitCommand)
export class DissolveUnitHandler implements ICommandHandler<DissolveUnitCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute(command: DissolveUnitCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    return this.executor.execute(command, {
      decider: unitDecider,
      type: 'DissolveUnit',
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
export class DissolveUnitController {
  constructor(private readonly commands: CommandBus) {}

  /** Giải thể đơn vị theo quyết định / dissolves a unit. Units below and members inside are not checked. */
  @Post(':unitId/dissolution')
  @CommandResponds({ status: 200 })
  dissolve(
    @UuidParam('unitId', 'Đơn vị / unit.') unitId: string,
    @Body() { decisionNo }: DissolveUnitRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new DissolveUnitCommand({ unitId, decisionNo }, envelope));
  }
}
