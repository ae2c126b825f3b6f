import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { EnumField, TextField, UuidField, CommandResponds, Envelope, UuidParam } from '@app/http';
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

@DeclaredMessage()
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

  @ApiOperation({ summary: 'Đánh dấu trùng với sáng kiến nộp trước / marks it the duplicate of an earlier one.' })
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
