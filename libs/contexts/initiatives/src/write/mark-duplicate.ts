import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredCommand, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { EnumField, TextField, UuidField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { REVIEWERS } from '../facts/initiative-authority.js';
import { DUPLICATE_KINDS, type DuplicateKind } from '../domain/initiative.events.js';
import { InitiativeFactsReader } from '../facts/initiative-facts-reader.js';
import { ReviewExecutor } from './review.executor.js';

export class MarkDuplicateRequest {
  @UuidField({ description: 'Sáng kiến nộp trước / the initiative that was filed earlier.' })
  readonly originalId: string;

  @EnumField({ values: DUPLICATE_KINDS, description: 'Loại trùng / kind of duplicate.' })
  readonly kind: DuplicateKind;

  @TextField({ min: 1, max: 2000, multiline: true, description: 'Lý do / reason.' })
  readonly reason: string;
}

@DeclaredCommand({ roles: REVIEWERS })
export class MarkDuplicateCommand extends WriteCommand<{
  readonly initiativeId: string;
  readonly originalId: string;
  readonly kind: DuplicateKind;
  readonly reason: string;
}> {}

@CommandHandler(MarkDuplicateCommand)
export class MarkDuplicateHandler implements ICommandHandler<MarkDuplicateCommand> {
  constructor(
    private readonly reviews: ReviewExecutor,
    private readonly initiatives: InitiativeFactsReader,
  ) {}

  execute(command: MarkDuplicateCommand): Promise<CommandOutcome> {
    const { input } = command;
    return this.reviews.byReviewer(command, 'MarkDuplicate', async () => ({
      ...input,
      original: await this.initiatives.submitted(input.originalId),
    }));
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class MarkDuplicateController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Đánh dấu trùng với sáng kiến nộp trước / marks it the duplicate of an earlier one.',
    description:
      'Cán bộ xét duyệt hoặc cán bộ công đoàn tại đơn vị của sáng kiến hay cấp trên, không liên quan đến sáng kiến này và sáng kiến gốc. Sáng kiến bị đánh dấu không được tính. Hệ thống không nhận khi sáng kiến gốc nộp sau, thuộc chương trình khác, đã bị từ chối, đã rút hoặc cũng là bản trùng. / For a reviewer or union officer at the unit of the initiative or above it who is involved neither in it nor in the original. A duplicate does not count. Refused when the original was filed later, belongs to another campaign, was rejected or withdrawn, or is a duplicate itself.',
  })
  @Post(':initiativeId/duplicate-mark')
  @CommandResponds()
  mark(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: MarkDuplicateRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(
      new MarkDuplicateCommand(
        {
          initiativeId,
          originalId: request.originalId,
          kind: request.kind,
          reason: request.reason,
        },
        envelope,
      ),
    );
  }
}
