import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  DeclaredCommand,
  type CommandEnvelope,
  type CommandOutcome,
  CommandExecutor,
  WriteCommand,
} from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { DomainError } from '@app/kernel';
import { initiativeDecider } from '../domain/initiative.decider.js';
import { initiativeStream } from '../domain/initiative.streams.js';
import { decidingPhaseAt } from '../domain/campaign-phases.js';
import { SUBMITTERS_FOR_OTHERS, InitiativeAuthority } from '../facts/initiative-authority.js';
import { InitiativeDecisionFacts } from '../facts/initiative-decision-facts.js';
import { onBehalfMetadata } from '../facts/on-behalf-metadata.js';
import { ruleSetMetadata } from '../facts/rule-set-metadata.js';
import type { SubmissionInput } from '../domain/submission.js';
import { submissionInputFrom, SubmissionRequest } from '../requests/submission.request.js';

/** The whole revised submission; campaign and unit cannot change. */
export class ResubmitInitiativeRequest extends SubmissionRequest {}

@DeclaredCommand({ roles: SUBMITTERS_FOR_OTHERS, withoutRole: 'AUTHOR' })
export class ResubmitInitiativeCommand extends WriteCommand<SubmissionInput & { readonly initiativeId: string }> {}

@CommandHandler(ResubmitInitiativeCommand)
export class ResubmitInitiativeHandler implements ICommandHandler<ResubmitInitiativeCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: InitiativeAuthority,
    private readonly facts: InitiativeDecisionFacts,
  ) {}

  execute(command: ResubmitInitiativeCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    return this.executor.execute(command, {
      decider: initiativeDecider,
      type: 'ResubmitInitiative',
      target: { stream: initiativeStream(input.initiativeId), id: input.initiativeId },
      prepare: async (state) => {
        if (state.status === 'NONE' || state.status === 'DRAFT') {
          throw new DomainError('not-found', 'INITIATIVE_NOT_FOUND');
        }
        const { submission } = input;
        const at = envelope.receivedAt;
        const [by, facts] = await Promise.all([
          this.authority.requireSubmitter(envelope.principal, state.unitId, state.authors),
          this.facts.forSubmission(state.campaignId, submission.unitId, submission.authors),
        ]);
        return {
          by,
          data: { ...input, facts },
          ...ruleSetMetadata(facts.campaign && decidingPhaseAt(facts.campaign, state.phase, at)?.phase),
          ...onBehalfMetadata(envelope.principal, state.authors),
        };
      },
    });
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class ResubmitInitiativeController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Nộp lại sau khi bổ sung / resubmits the revised version.',
    description:
      'Tác giả, hoặc cán bộ công đoàn của đơn vị nộp hộ, nộp toàn bộ bản đã bổ sung. Hệ thống không nhận khi sáng kiến không ở trạng thái cần bổ sung, đã quá hạn bổ sung, đổi đơn vị, hoặc đổi tác giả mà không có căn cứ. / For an author, or a union officer of the unit on their behalf; sends the whole revised version. Refused when the initiative was not returned, the due date has passed, the unit differs, or the authors differ without an authorisation.',
  })
  @Post(':initiativeId/resubmission')
  @CommandResponds()
  resubmit(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: ResubmitInitiativeRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(
      new ResubmitInitiativeCommand({ ...submissionInputFrom(request), initiativeId }, envelope),
    );
  }
}
