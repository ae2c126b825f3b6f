import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  DeclaredCommand,
  type CommandEnvelope,
  type CommandOutcome,
  CommandExecutor,
  derivedId,
  WriteCommand,
} from '@app/command-handling';
import { TextField, UuidField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { initiativeDecider } from '../domain/initiative.decider.js';
import { initiativeStream } from '../domain/initiative.streams.js';
import { InitiativeDecisionFacts } from '../facts/initiative-decision-facts.js';

export class SaveDraftRequest {
  @UuidField({ description: 'Chương trình / the campaign.' })
  readonly campaignId: string;

  @UuidField({ description: 'Đơn vị công đoàn / the union unit.' })
  readonly unitId: string;

  @TextField({ min: 1, max: 300, description: 'Tên dự kiến / title so far.' })
  readonly title: string;

  @TextField({ min: 1, max: 10_000, multiline: true, optional: true, nullable: true, description: 'Ghi chú / notes.' })
  readonly note?: string | null;
}

@DeclaredCommand({ roles: [], withoutRole: 'ACTIVE_MEMBER', refusal: 'NOT_AN_ACTIVE_MEMBER' })
export class SaveDraftCommand extends WriteCommand<{
  readonly initiativeId: string | null;
  readonly campaignId: string;
  readonly unitId: string;
  readonly content: { readonly title: string; readonly note: string | null };
}> {}

@CommandHandler(SaveDraftCommand)
export class SaveDraftHandler implements ICommandHandler<SaveDraftCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly facts: InitiativeDecisionFacts,
  ) {}

  execute(command: SaveDraftCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    const { campaignId, unitId } = input;
    const fromDraft = input.initiativeId !== null;
    const initiativeId = input.initiativeId ?? derivedId(envelope.commandId, 'initiative');
    return this.executor.execute(command, {
      decider: initiativeDecider,
      type: 'SaveDraft',
      target: { stream: initiativeStream(initiativeId), id: initiativeId },
      prepare: async () => ({
        by: { memberId: envelope.principal, mandate: null },
        data: {
          ...input,
          initiativeId,
          fromDraft,
          facts: await this.facts.forDraft(campaignId, unitId, envelope.principal),
        },
      }),
    });
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class SaveDraftController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Lưu bản nháp mới, chưa tính là đã nộp / creates a draft, which counts nowhere.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều lập được; chỉ người viết xem và sửa được. Bản nháp không có mã và không được tính ở đâu. Hệ thống không nhận khi chương trình hoặc đơn vị không có. / For every active member; only its writer sees and edits it. A draft has no public code and counts nowhere. Refused when the campaign or the unit is unknown.',
  })
  @Post('drafts')
  @CommandResponds({ status: 201, location: ({ id }) => `/api/v1/initiatives/${id}/draft` })
  begin(
    @Body() request: SaveDraftRequest,
    @Envelope({ ifMatch: 'none' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.save(null, request, envelope);
  }

  @ApiOperation({
    summary: 'Cập nhật bản nháp / updates a draft.',
    description:
      'Chỉ người viết cập nhật được, đến khi nộp. Hệ thống không nhận khi đã nộp hoặc bản nháp là của người khác. / For its writer, until it is submitted. Refused when it is submitted already, or is the draft of somebody else.',
  })
  @Post(':initiativeId/draft')
  @CommandResponds()
  goOn(
    @UuidParam('initiativeId', 'Bản nháp / the draft.') initiativeId: string,
    @Body() request: SaveDraftRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.save(initiativeId, request, envelope);
  }

  private save(
    initiativeId: string | null,
    { campaignId, unitId, title, note }: SaveDraftRequest,
    envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    const input = { initiativeId, campaignId, unitId, content: { title, note: note ?? null } };
    return this.commands.execute(new SaveDraftCommand(input, envelope));
  }
}
