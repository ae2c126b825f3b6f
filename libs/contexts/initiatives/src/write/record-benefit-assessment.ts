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
import { EnumField, TextField, VndField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { initiativeDecider } from '../domain/initiative.decider.js';
import { BENEFIT_KINDS, type BenefitKind } from '../domain/initiative.events.js';
import { initiativeStream } from '../domain/initiative.streams.js';
import { InitiativeAuthority } from '../facts/initiative-authority.js';
import { InitiativeDecisionFacts } from '../facts/initiative-decision-facts.js';
import { ruleSetMetadata } from '../facts/rule-set-metadata.js';

export class RecordBenefitAssessmentRequest {
  @EnumField({ values: BENEFIT_KINDS, description: 'Loại lợi ích / kind of benefit.' })
  readonly kind: BenefitKind;

  @VndField({ nullable: true, description: 'Giá trị thẩm định / verified amount; null when not expressible in money.' })
  readonly amountVnd: string | null;

  @TextField({ min: 1, max: 2000, multiline: true, description: 'Cách thẩm định, chứng từ / how it was verified.' })
  readonly method: string;
}

@DeclaredMessage()
export class RecordBenefitAssessmentCommand extends WriteCommand<{
  readonly initiativeId: string;
  readonly kind: BenefitKind;
  readonly amountVnd: string | null;
  readonly method: string;
}> {}

@CommandHandler(RecordBenefitAssessmentCommand)
export class RecordBenefitAssessmentHandler implements ICommandHandler<RecordBenefitAssessmentCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: InitiativeAuthority,
    private readonly facts: InitiativeDecisionFacts,
  ) {}

  execute(command: RecordBenefitAssessmentCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    return this.executor.execute(command, {
      decider: initiativeDecider,
      type: 'RecordBenefitAssessment',
      target: { stream: initiativeStream(input.initiativeId), id: input.initiativeId },
      prepare: async (state) => {
        const by = await this.authority.requireBenefitVerifier(envelope.principal, state);
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
export class RecordBenefitAssessmentController {
  constructor(private readonly commands: CommandBus) {}

  /** Thẩm định giá trị làm lợi / records the verified benefit. */
  @Post(':initiativeId/benefit-assessment')
  @CommandResponds()
  record(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: RecordBenefitAssessmentRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(
      new RecordBenefitAssessmentCommand(
        {
          initiativeId,
          kind: request.kind,
          amountVnd: request.amountVnd,
          method: request.method,
        },
        envelope,
      ),
    );
  }
}
