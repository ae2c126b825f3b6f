import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { DissolveUnitCommand } from './dissolve-unit.command.js';
import { DissolveUnitRequest } from './dissolve-unit.request.js';

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
