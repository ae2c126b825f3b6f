import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredCommand, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { BooleanField, CommandResponds, Envelope, TextField, UuidParam } from '@app/http';
import { TREE_MANAGERS } from '../domain/managing-roles.js';
import { UnitExecutor } from './unit.executor.js';

export class SetSeparationOfDutiesRequest {
  @BooleanField({ description: 'true: các vai trò phải tách riêng / true when duties are separate.' })
  readonly required: boolean;

  @TextField({ max: 100, description: 'Số, ký hiệu văn bản / number of the document.' })
  readonly decisionNo: string;
}

@DeclaredCommand({ roles: TREE_MANAGERS })
export class SetSeparationOfDutiesCommand extends WriteCommand<{
  readonly unitId: string;
  readonly required: boolean;
  readonly decisionNo: string;
}> {}

@CommandHandler(SetSeparationOfDutiesCommand)
export class SetSeparationOfDutiesHandler implements ICommandHandler<SetSeparationOfDutiesCommand> {
  constructor(private readonly units: UnitExecutor) {}

  execute(command: SetSeparationOfDutiesCommand): Promise<CommandOutcome> {
    return this.units.execute(command, 'SetSeparationOfDuties');
  }
}

@ApiTags('units')
@Controller('api/v1/units')
export class SetSeparationOfDutiesController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Yêu cầu hoặc thôi yêu cầu tách vai trò / requires the separation of duties, or no longer.',
    description:
      'Quản trị viên tại đơn vị cao nhất; ban đầu không yêu cầu. Khi yêu cầu, không giao cho một người vai trò xét duyệt cùng với vai trò quản trị hay thẩm định tại cùng một đơn vị. Vai trò đã giao vẫn giữ đến khi thu hồi. Hệ thống không nhận với đơn vị khác đơn vị cao nhất. / For an administrator at the root unit; off at first. When it is on, nobody is given the role of reviewer together with that of administrator or of benefit verifier at the same unit. Roles held already stay until they are revoked. Refused for any other unit than the root.',
  })
  @Post(':unitId/separation-of-duties')
  @CommandResponds({ status: 200 })
  set(
    @UuidParam('unitId', 'Đơn vị cao nhất / the root unit.') unitId: string,
    @Body() { required, decisionNo }: SetSeparationOfDutiesRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new SetSeparationOfDutiesCommand({ unitId, required, decisionNo }, envelope));
  }
}
