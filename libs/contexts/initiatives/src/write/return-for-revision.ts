import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredCommand, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { DateField, EnumField, NestedListField, TextField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { REVIEWERS } from '../facts/initiative-authority.js';
import { REVISION_FIELDS, type RevisionField } from '../domain/initiative.events.js';
import { ReviewExecutor } from './review.executor.js';

export class RevisionReasonRequest {
  @EnumField({ values: REVISION_FIELDS, description: 'Mục cần sửa / what must be revised.' })
  readonly field: RevisionField;

  @TextField({ min: 1, max: 2000, multiline: true, description: 'Nội dung cần bổ sung / what is missing or wrong.' })
  readonly text: string;
}

export class ReturnForRevisionRequest {
  @NestedListField(() => RevisionReasonRequest, { minItems: 1, maxItems: 20, description: 'Lý do / reasons by field.' })
  readonly reasons: readonly RevisionReasonRequest[];

  @DateField({ description: 'Hạn bổ sung, hết ngày này / revised by the end of this day in Viet Nam.' })
  readonly dueOn: string;
}

@DeclaredCommand({ roles: REVIEWERS })
export class ReturnForRevisionCommand extends WriteCommand<{
  readonly initiativeId: string;
  readonly reasons: readonly { readonly field: RevisionField; readonly text: string }[];
  readonly dueOn: string;
}> {}

@CommandHandler(ReturnForRevisionCommand)
export class ReturnForRevisionHandler implements ICommandHandler<ReturnForRevisionCommand> {
  constructor(private readonly reviews: ReviewExecutor) {}

  execute(command: ReturnForRevisionCommand): Promise<CommandOutcome> {
    return this.reviews.byReviewerInPhase(command, 'ReturnForRevision', (campaign) => ({ ...command.input, campaign }));
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class ReturnForRevisionController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Trả lại để bổ sung / returns the initiative for revision.',
    description:
      'Cán bộ xét duyệt hoặc cán bộ công đoàn tại đơn vị của sáng kiến hay cấp trên, không liên quan đến sáng kiến. Tác giả thấy lý do theo từng mục và hạn bổ sung. Hệ thống không nhận khi đã có quyết định, hoặc hạn ngoài khoảng quy định cho phép. / For a reviewer or union officer at the unit of the initiative or above it who is not involved in it. The authors see the reasons by field and the due date. Refused when it is decided already, or when the due date is outside what the rules allow.',
  })
  @Post(':initiativeId/return')
  @CommandResponds()
  return(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: ReturnForRevisionRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(
      new ReturnForRevisionCommand(
        {
          initiativeId,
          reasons: request.reasons.map(({ field, text }) => ({ field, text })),
          dueOn: request.dueOn,
        },
        envelope,
      ),
    );
  }
}
