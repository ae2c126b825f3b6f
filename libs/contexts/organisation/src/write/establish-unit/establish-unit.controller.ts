import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope } from '@app/http';
import { EstablishUnitCommand } from './establish-unit.command.js';
import { EstablishUnitRequest } from './establish-unit.request.js';

@ApiTags('units')
@Controller('api/v1/units')
export class EstablishUnitController {
  constructor(private readonly commands: CommandBus) {}

  /** Thành lập đơn vị dưới một đơn vị đang hoạt động / establishes a unit under an active one. */
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
