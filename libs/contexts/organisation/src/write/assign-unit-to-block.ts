import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredCommand, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { CodeField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { TREE_MANAGERS } from '../domain/managing-roles.js';
import { UnitExecutor } from './unit.executor.js';

export class AssignUnitToBlockRequest {
  @CodeField({ nullable: true, description: 'Cụm, khối thi đua; null là không thuộc khối nào / block, null for none.' })
  readonly block: string | null;
}

@DeclaredCommand({ roles: TREE_MANAGERS })
export class AssignUnitToBlockCommand extends WriteCommand<{
  readonly unitId: string;
  readonly block: string | null;
}> {}

@CommandHandler(AssignUnitToBlockCommand)
export class AssignUnitToBlockHandler implements ICommandHandler<AssignUnitToBlockCommand> {
  constructor(private readonly units: UnitExecutor) {}

  execute(command: AssignUnitToBlockCommand): Promise<CommandOutcome> {
    return this.units.execute(command, 'AssignUnitToBlock');
  }
}

@ApiTags('units')
@Controller('api/v1/units')
export class AssignUnitToBlockController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Xếp đơn vị vào cụm, khối thi đua / puts a unit into an emulation block, or into none.',
    description:
      'Quản trị viên tại đơn vị hoặc cấp trên. Bảng xếp hạng theo khối dùng khối hiện thời. Hệ thống không nhận khi đơn vị đã giải thể. / For an administrator at the unit or above it. Leaderboards of a block use the present one. Refused when the unit is dissolved.',
  })
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
