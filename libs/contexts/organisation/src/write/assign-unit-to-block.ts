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
import { CodeField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { unitDecider } from '../domain/unit.decider.js';
import { unitStream } from '../domain/unit.streams.js';
import { OrganisationAuthority } from '../facts/organisation-authority.js';

export class AssignUnitToBlockRequest {
  @CodeField({ nullable: true, description: 'Cụm, khối thi đua; null là không thuộc khối nào / block, null for none.' })
  readonly block: string | null;
}

@DeclaredMessage()
export class AssignUnitToBlockCommand extends WriteCommand<{
  readonly unitId: string;
  readonly block: string | null;
}> {}

@CommandHandler(AssignUnitToBlockCommand)
export class AssignUnitToBlockHandler implements ICommandHandler<AssignUnitToBlockCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute(command: AssignUnitToBlockCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    return this.executor.execute(command, {
      decider: unitDecider,
      type: 'AssignUnitToBlock',
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
export class AssignUnitToBlockController {
  constructor(private readonly commands: CommandBus) {}

  /** Xếp đơn vị vào cụm, khối thi đua / puts a unit into an emulation block, or into none. */
  @Post(':unitId/block')
  @CommandResponds({ status: 200 })
  assign(
    @UuidParam('unitId', 'Đơn vị / unit.') unitId: string,
    @Body() { block }: AssignUnitToBlockRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new AssignUnitToBlockCommand({ unitId, block }, envelope));
  }
}
