import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredCommand, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { TextField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { TREE_MANAGERS } from '../domain/managing-roles.js';
import { UnitExecutor } from './unit.executor.js';

export class DissolveUnitRequest {
  @TextField({ max: 100, description: 'Số, ký hiệu văn bản / number of the document.' })
  readonly decisionNo: string;
}

@DeclaredCommand({ roles: TREE_MANAGERS })
export class DissolveUnitCommand extends WriteCommand<{ readonly unitId: string; readonly decisionNo: string }> {}

@CommandHandler(DissolveUnitCommand)
export class DissolveUnitHandler implements ICommandHandler<DissolveUnitCommand> {
  constructor(private readonly units: UnitExecutor) {}

  execute(command: DissolveUnitCommand): Promise<CommandOutcome> {
    return this.units.execute(command, 'DissolveUnit');
  }
}

@ApiTags('units')
@Controller('api/v1/units')
export class DissolveUnitController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Giải thể đơn vị theo quyết định / dissolves a unit.',
    description:
      'Quản trị viên tại đơn vị hoặc cấp trên. Vai trò tại đơn vị không còn hiệu lực. Các đơn vị cấp dưới và đoàn viên không được kiểm tra. Hệ thống không nhận với đơn vị cao nhất. / For an administrator at the unit or above it. Roles at the unit end. Units below and members inside are not checked. Refused for the root unit.',
  })
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
