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
import { DateField, EnumField, TextField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { DomainError } from '@app/kernel';
import type { RevocationInput } from '../domain/decisions/revoke-award.js';
import { awardDecider } from '../domain/award.decider.js';
import { REVOCATION_GROUNDS, type RevocationGround } from '../domain/award.events.js';
import { awardStream } from '../domain/award.streams.js';
import { AWARDING_ROLES, AwardAuthority } from '../facts/award-authority.js';
import { AwardDecisionFacts } from '../facts/award-decision-facts.js';

export class RevokeAwardRequest {
  @EnumField({
    values: REVOCATION_GROUNDS,
    description: 'Căn cứ hủy bỏ theo luật / one of the four grounds of Law 06/2022/QH15.',
  })
  readonly ground: RevocationGround;

  @TextField({ max: 100, description: 'Số, ký hiệu văn bản / number of the document.' })
  readonly decisionNo: string;

  @DateField({
    description: 'Ngày ký quyết định hủy bỏ / day of the decision: not in the future, not before the award.',
  })
  readonly decidedOn: string;

  @TextField({ max: 2000, multiline: true, description: 'Lý do / why it is revoked.' })
  readonly reason: string;
}

@DeclaredCommand({ roles: AWARDING_ROLES })
export class RevokeAwardCommand extends WriteCommand<RevocationInput> {}

@CommandHandler(RevokeAwardCommand)
export class RevokeAwardHandler implements ICommandHandler<RevokeAwardCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: AwardAuthority,
    private readonly facts: AwardDecisionFacts,
  ) {}

  execute(command: RevokeAwardCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    return this.executor.execute(command, {
      decider: awardDecider,
      type: 'RevokeAward',
      target: { stream: awardStream(input.awardId), id: input.awardId },
      prepare: async (state) => {
        if (!state) throw new DomainError('not-found', 'RECOGNITION_NOT_FOUND');
        const { level, unitId } = state;
        const { ownerUnitId } = await this.facts.campaign(state.campaignId);
        const by = await this.authority.requireAwardingAuthority(envelope.principal, { level, ownerUnitId, unitId });
        return { by, data: { ...input, honoured: await this.facts.honoured(state.achievements) } };
      },
    });
  }
}

@ApiTags('awards')
@Controller('api/v1/awards')
export class RevokeAwardController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Hủy bỏ quyết định khen thưởng / revokes an award.',
    description:
      'Người có quyền ghi nhận lượt khen thưởng thì cũng hủy bỏ được, theo một trong các căn cứ của luật. Thành tích được khen lại được. Hệ thống không nhận khi đã hủy bỏ trước đó, hoặc ngày quyết định ở tương lai hay trước ngày khen thưởng, hoặc người hủy bỏ từng liên quan đến sáng kiến được khen. / For whoever may record the award, on one of the grounds of the law. Its achievements may be honoured again. Refused when it was revoked before, when the day of the decision is in the future or before the award, or when the officer was ever involved in an honoured initiative.',
  })
  @Post(':awardId/revocation')
  @CommandResponds({ status: 200 })
  revoke(
    @UuidParam('awardId', 'Lượt khen thưởng / the award.') awardId: string,
    @Body() { ground, decisionNo, decidedOn, reason }: RevokeAwardRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    const input = { awardId, ground, decisionNo, decidedOn, reason };
    return this.commands.execute(new RevokeAwardCommand(input, envelope));
  }
}
