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
import { EnumField, IntegerField, TextField, UuidField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { targetStream } from '../domain/campaign.streams.js';
import { METRICS } from '../domain/metrics.js';
import type { TargetInput } from '../domain/target.guards.js';
import { targetDecider } from '../domain/target.decider.js';
import type { FigureScope } from '../domain/target.events.js';
import { ScopeField } from '../http/scope-field.js';
import { TargetDecisionFacts } from '../facts/target-decision-facts.js';

export class AssignTargetRequest {
  @UuidField({ description: 'Unit the target is given to: a direct child of the giving unit, or the owner itself.' })
  readonly unitId: string;

  @ScopeField({ description: 'What the target is for.' })
  readonly scope: FigureScope;

  @EnumField({
    values: METRICS.filter(({ targetable }) => targetable).map(({ code }) => code),
    description: 'Entry of the metric dictionary.',
  })
  readonly metric: string;

  @IntegerField({ min: 0, max: 1e15, description: 'In the unit of the metric; 0 means that none is given.' })
  readonly value: number;

  @TextField({ max: 100, description: 'Number of the decision (số quyết định).' })
  readonly decisionNo: string;
}

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
        const by = await this.facts.giver(envelope.principal, unitId, facts);
        return { by, data: { ...input, facts } };
      },
    });
  }
}

@ApiTags('targets')
@Controller('api/v1/campaigns')
export class AssignTargetController {
  constructor(private readonly commands: CommandBus) {}

  /** Giao chỉ tiêu cho đơn vị trực tiếp cấp dưới / gives a direct child its target. */
  @Post(':campaignId/targets')
  @CommandResponds()
  assign(
    @UuidParam('campaignId', 'The campaign.') campaignId: string,
    @Body() body: AssignTargetRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new AssignTargetCommand({ campaignId, ...body }, envelope));
  }
}
