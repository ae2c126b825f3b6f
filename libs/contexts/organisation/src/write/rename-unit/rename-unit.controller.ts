import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { RenameUnitCommand } from './rename-unit.command.js';
import { RenameUnitRequest } from './rename-unit.request.js';

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
