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
import { UuidField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { initiativeDecider } from '../domain/initiative.decider.js';
import { initiativeStream } from '../domain/initiative.streams.js';
import { openPhaseAt } from '../domain/campaign-phases.js';
import { SUBMITTERS_FOR_OTHERS, InitiativeAuthority } from '../facts/initiative-authority.js';
import { InitiativeDecisionFacts } from '../facts/initiative-decision-facts.js';
import { onBehalfMetadata } from '../facts/on-behalf-metadata.js';
import { ruleSetMetadata } from '../facts/rule-set-metadata.js';
import type { SubmissionInput } from '../domain/submission.js';
import { submissionInputFrom, SubmissionRequest } from '../requests/submission.request.js';

export class SubmitInitiativeRequest extends SubmissionRequest {
  @UuidField({ description: 'Chương trình / the campaign.' })
  readonly campaignId: string;
}

@DeclaredCommand({ roles: SUBMITTERS_FOR_OTHERS, withoutRole: 'AUTHOR' })
export class SubmitInitiativeCommand extends WriteCommand<
  SubmissionInput & { readonly initiativeId: string | null; readonly campaignId: string }
> {}

@CommandHandler(SubmitInitiativeCommand)
export class SubmitInitiativeHandler implements ICommandHandler<SubmitInitiativeCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: InitiativeAuthority,
    private readonly facts: InitiativeDecisionFacts,
  ) {}

  execute(command: SubmitInitiativeCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    const { campaignId } = input;
    const { unitId, authors } = input.submission;
    const fromDraft = input.initiativeId !== null;
    const initiativeId = input.initiativeId ?? derivedId(envelope.commandId, 'initiative');
    return this.executor.execute(command, {
      decider: initiativeDecider,
      type: 'SubmitInitiative',
      target: { stream: initiativeStream(initiativeId), id: initiativeId },
      prepare: async () => {
        const [by, facts] = await Promise.all([
          this.authority.requireSubmitter(envelope.principal, unitId, authors),
          this.facts.forSubmission(campaignId, unitId, authors),
        ]);
        const at = envelope.receivedAt;
        return {
          by,
          data: { ...input, initiativeId, fromDraft, facts },
          ...ruleSetMetadata(facts.campaign && openPhaseAt(facts.campaign, at)),
          ...onBehalfMetadata(envelope.principal, authors),
        };
      },
    });
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class SubmitInitiativeController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Nộp sáng kiến mới / submits a new initiative.',
    description:
      'Tác giả, hoặc cán bộ công đoàn của đơn vị nộp hộ khi có ủy quyền. Sáng kiến nhận mã và tính vào số đã nộp. Hệ thống không nhận khi không có giai đoạn nào đang mở, ngày áp dụng ngoài khoảng quy định, giá trị vượt mức trần, hoặc danh sách tác giả sai. / For an author, or a union officer of the unit on their behalf with an authorisation. The initiative gets its public code and counts as submitted. Refused when no phase is open, the first application is outside the window, the benefit is above the cap, or the authors are not in order.',
  })
  @Post()
  @CommandResponds({ status: 201, location: ({ id }) => `/api/v1/initiatives/${id}` })
  submit(
    @Body() request: SubmitInitiativeRequest,
    @Envelope({ ifMatch: 'none' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.dispatch(null, request, envelope);
  }

  @ApiOperation({
    summary: 'Nộp từ bản nháp / submits a draft.',
    description:
      'Chỉ người viết bản nháp nộp được, với toàn bộ nội dung; điều kiện như nộp sáng kiến mới. Hệ thống không nhận khi bản nháp đã nộp. / For the writer of the draft, with the whole content, on the conditions of a new submission. Refused when the draft was submitted already.',
  })
  @Post(':initiativeId/submission')
  @CommandResponds()
  submitDraft(
    @UuidParam('initiativeId', 'Bản nháp / the draft.') initiativeId: string,
    @Body() request: SubmitInitiativeRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.dispatch(initiativeId, request, envelope);
  }

  private dispatch(
    initiativeId: string | null,
    request: SubmitInitiativeRequest,
    envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    const input = { ...submissionInputFrom(request), initiativeId, campaignId: request.campaignId };
    return this.commands.execute(new SubmitInitiativeCommand(input, envelope));
  }
}
