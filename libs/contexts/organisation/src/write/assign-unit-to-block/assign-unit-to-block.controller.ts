import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { AssignUnitToBlockCommand } from './assign-unit-to-block.command.js';
import { AssignUnitToBlockRequest } from './assign-unit-to-block.request.js';

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
