import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredCommand, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { TextField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { REVIEWERS } from '../facts/initiative-authority.js';
import type { SubmittedInitiative } from '../domain/initiative.state.js';
import { InitiativeFactsReader } from '../facts/initiative-facts-reader.js';
import { ReviewExecutor } from './review.executor.js';

export class RemoveDuplicateLinkRequest {
  @TextField({ min: 1, max: 2000, multiline: true, description: 'Lý do bỏ đánh dấu / why it is no duplicate.' })
  readonly reason: string;
}

@DeclaredCommand({ roles: REVIEWERS })
export class RemoveDuplicateLinkCommand extends WriteCommand<{
  readonly initiativeId: string;
  readonly reason: string;
}> {}

@CommandHandler(RemoveDuplicateLinkCommand)
export class RemoveDuplicateLinkHandler implements ICommandHandler<RemoveDuplicateLinkCommand> {
  constructor(
    private readonly reviews: ReviewExecutor,
    private readonly initiatives: InitiativeFactsReader,
  ) {}

  execute(command: RemoveDuplicateLinkCommand): Promise<CommandOutcome> {
    return this.reviews.byReviewer(command, 'RemoveDuplicateLink', async (state) => ({
      ...command.input,
      original: state.status === 'DUPLICATE' ? await this.original(state) : null,
    }));
  }

  private async original({ duplicate }: SubmittedInitiative): Promise<SubmittedInitiative | null> {
    return duplicate && this.initiatives.submitted(duplicate.originalId);
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class RemoveDuplicateLinkController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Bỏ đánh dấu trùng / removes the duplicate mark.',
    description:
      'Cán bộ xét duyệt hoặc cán bộ công đoàn tại đơn vị của sáng kiến hay cấp trên, không liên quan đến sáng kiến này và sáng kiến gốc. Sáng kiến trở lại bước trước khi bị đánh dấu. Hệ thống không nhận khi không có đánh dấu. / For a reviewer or union officer at the unit of the initiative or above it who is involved neither in it nor in the original. The initiative returns to the status it had before. Refused when it is not marked.',
  })
  @Post(':initiativeId/duplicate-mark/removal')
  @CommandResponds()
  remove(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: RemoveDuplicateLinkRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new RemoveDuplicateLinkCommand({ initiativeId, reason: request.reason }, envelope));
  }
}
