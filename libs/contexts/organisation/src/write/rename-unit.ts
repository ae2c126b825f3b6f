import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredCommand, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { TextField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { TREE_MANAGERS } from '../domain/managing-roles.js';
import { UnitExecutor } from './unit.executor.js';

export class RenameUnitRequest {
  @TextField({ max: 200, description: 'Tên đơn vị / name.' })
  readonly name: string;

  @TextField({ max: 100, description: 'Số, ký hiệu văn bản / number of the document.' })
  readonly decisionNo: string;
}

@DeclaredCommand({ roles: TREE_MANAGERS })
export class RenameUnitCommand extends WriteCommand<{
  readonly unitId: string;
  readonly name: string;
  readonly decisionNo: string;
}> {}

@CommandHandler(RenameUnitCommand)
export class RenameUnitHandler implements ICommandHandler<RenameUnitCommand> {
  constructor(private readonly units: UnitExecutor) {}

  execute(command: RenameUnitCommand): Promise<CommandOutcome> {
    return this.units.execute(command, 'RenameUnit');
  }
}

@ApiTags('units')
@Controller('api/v1/units')
export class RenameUnitController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Đổi tên đơn vị theo quyết định / renames a unit.',
    description:
      'Quản trị viên tại đơn vị hoặc cấp trên. Tên cũ vẫn tìm được. Hệ thống không nhận khi đơn vị đã giải thể. / For an administrator at the unit or above it. The former name still finds it. Refused when the unit is dissolved.',
  })
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
