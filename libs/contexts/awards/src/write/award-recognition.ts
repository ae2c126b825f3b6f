import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  DeclaredCommand,
  type CommandEnvelope,
  type CommandOutcome,
  derivedId,
  CommandExecutor,
  type Reservation,
  WriteCommand,
} from '@app/command-handling';
import { CommandResponds, Envelope } from '@app/http';
import { DomainError } from '@app/kernel';
import { achievementClaims, type AchievementClaim } from '../domain/achievement-claims.js';
import type { AwardInput } from '../domain/decisions/award-recognition.js';
import { awardDecider } from '../domain/award.decider.js';
import { awardStream } from '../domain/award.streams.js';
import { governingPhase } from '../domain/achievement-phases.js';
import { AWARDING_ROLES, AwardAuthority } from '../facts/award-authority.js';
import { AwardDecisionFacts } from '../facts/award-decision-facts.js';
import { AwardRecognitionRequest, awardInput } from './award-recognition.request.js';

@DeclaredCommand({ roles: AWARDING_ROLES })
export class AwardRecognitionCommand extends WriteCommand<AwardInput> {}

/** A revoked award releases its achievements: they may be honoured again. */
const reserved = ({ stream, event }: AchievementClaim): Reservation => ({
  stream,
  event,
  refusal: new DomainError('conflict', 'ALREADY_AWARDED_FOR_ACHIEVEMENT', {
    achievement: event.data.achievement,
    level: event.data.level,
  }),
  isReleased: (holder) => holder.some(({ type }) => type === 'AwardRevoked'),
});

@CommandHandler(AwardRecognitionCommand)
export class AwardRecognitionHandler implements ICommandHandler<AwardRecognitionCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: AwardAuthority,
    private readonly facts: AwardDecisionFacts,
  ) {}

  execute(command: AwardRecognitionCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    const awardId = derivedId(envelope.commandId, 'award');
    const stream = awardStream(awardId);
    return this.executor.execute(command, {
      decider: awardDecider,
      type: 'AwardRecognition',
      target: { stream, id: awardId },
      prepare: async () => {
        const campaign = await this.facts.campaign(input.campaignId);
        const unitId = await this.facts.unitOf(input.recipient);
        const { ownerUnitId } = campaign;
        const by = await this.authority.requireAwardingAuthority(envelope.principal, {
          level: input.level,
          ownerUnitId,
          unitId,
        });
        const facts = await this.facts.facts(input, campaign, unitId);
        const governing = governingPhase(input.achievements, facts);
        return {
          by,
          data: { ...input, awardId, facts },
          ...(governing && { ruleSetVersion: governing.ruleSetVersion }),
          reservations: achievementClaims(input, stream, facts).map(reserved),
        };
      },
    });
  }
}

@ApiTags('awards')
@Controller('api/v1/awards')
export class AwardRecognitionController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Ghi nhận quyết định khen thưởng / records the decision to grant an award.',
    description:
      'Cán bộ phụ trách chương trình tại đơn vị chủ trì ghi nhận; khen thưởng của công đoàn trực thuộc hoặc công đoàn cơ sở thì cán bộ công đoàn đơn vị của chính cấp đó cũng ghi được. Hệ thống không nhận khi giai đoạn chưa chốt, thành tích không được tính, chưa đạt mức hoặc đã được khen ở cấp này, hay người ghi từng liên quan đến sáng kiến được khen. / For a campaign officer at the owner of the campaign; awards of affiliated and grassroots unions also for a union officer of that very union. Refused when a phase is not sealed, an achievement does not count, is below the threshold or was honoured at this level before, or when the officer was ever involved in an honoured initiative.',
  })
  @Post()
  @CommandResponds({ status: 201, location: ({ id }) => `/api/v1/awards/${id}` })
  award(
    @Body() request: AwardRecognitionRequest,
    @Envelope({ ifMatch: 'none' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new AwardRecognitionCommand(awardInput(request), envelope));
  }
}
