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
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { targetStream } from '../domain/campaign.streams.js';
import type { TargetInput } from '../domain/target.guards.js';
import { targetDecider } from '../domain/target.decider.js';
import { TargetDecisionFacts } from '../facts/target-decision-facts.js';
import { TargetRequest } from './target.request.js';

@DeclaredMessage()
export class AssignTargetCommand extends WriteCommand<TargetInput> {}

@CommandHandler(AssignTargetCommand)
export class AssignTargetHandler implements ICommandHandler<AssignTargetCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly facts: TargetDecisionFacts,
  ) {}

  execute(command: AssignTargetCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    const { campaignId, unitId } = input;
    return this.executor.execute(command, {
      decider: targetDecider,
      type: 'AssignTarget',
      target: { stream: targetStream(campaignId, unitId), id: unitId },
      prepare: async () => {
        const facts = await this.facts.facts(campaignId, unitId);
        const by = await this.facts.requireAssigner(envelope.principal, unitId, facts);
        return { by, data: { ...input, facts } };
      },
    });
  }
}

@ApiTags('targets')
@Controller('api/v1/campaigns')
export class AssignTargetController {
  constructor(private readonly commands: CommandBus) {}

  /** Giao chỉ tiêu cho đơn vị cấp dưới trực tiếp / assigns a target to a direct child. */
  @Post(':campaignId/targets')
  @CommandResponds()
  assign(
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @Body() body: TargetRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new AssignTargetCommand({ campaignId, ...body }, envelope));
  }
}
