import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  DeclaredMessage,
  type CommandEnvelope,
  type CommandOutcome,
  CommandExecutor,
  WriteCommand,
} from '@app/command-handling';
import { TextField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { initiativeDecider } from '../domain/initiative.decider.js';
import { initiativeStream } from '../domain/initiative.streams.js';
import { InitiativeAuthority } from '../facts/initiative-authority.js';
import { InitiativeDecisionFacts } from '../facts/initiative-decision-facts.js';
import { ruleSetMetadata } from '../facts/rule-set-metadata.js';

export class ApproveInitiativeRequest {
  @TextField({
    min: 1,
    max: 2000,
    multiline: true,
    optional: true,
    description: 'Ghi chú của cán bộ xét duyệt / note.',
  })
  readonly note?: string;
}

@DeclaredMessage()
export class ApproveInitiativeCommand extends WriteCommand<{
  readonly initiativeId: string;
  readonly note: string | null;
}> {}

@CommandHandler(ApproveInitiativeCommand)
export class ApproveInitiativeHandler implements ICommandHandler<ApproveInitiativeCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: InitiativeAuthority,
    private readonly facts: InitiativeDecisionFacts,
  ) {}

  execute(command: ApproveInitiativeCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    return this.executor.execute(command, {
      decider: initiativeDecider,
      type: 'ApproveInitiative',
      target: { stream: initiativeStream(input.initiativeId), id: input.initiativeId },
      prepare: async (state) => {
        const by = await this.authority.requireReviewer(envelope.principal, state);
        const { campaign, phase } = await this.facts.deciding(state, envelope.receivedAt);
        return {
          by,
          data: { ...input, campaign },
          ...ruleSetMetadata(phase),
        };
      },
    });
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class ApproveInitiativeController {
  constructor(private readonly commands: CommandBus) {}

  /** Duyệt: công đoàn tính sáng kiến là hợp lệ / the union counts the initiative. */
  @Post(':initiativeId/approval')
  @CommandResponds()
  approve(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: ApproveInitiativeRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new ApproveInitiativeCommand({ initiativeId, note: request.note ?? null }, envelope));
  }
}
