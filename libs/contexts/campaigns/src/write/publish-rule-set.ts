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
import {
  BooleanField,
  CommandResponds,
  Envelope,
  EnumField,
  IntegerField,
  NestedListField,
  UuidParam,
  VndField,
} from '@app/http';
import {
  AWARD_FORMS,
  AWARD_LEVELS,
  RECIPIENT_KINDS,
  type AwardForm,
  type AwardLevel,
  type RecipientKind,
} from '@app/kernel';
import { campaignDecider } from '../domain/campaign.decider.js';
import { COUNTING_BASES, RECOGNITION_POLICIES, type RuleSet } from '../domain/campaign.events.js';
import type { RuleSetInput } from '../domain/decisions/publish-rule-set.js';
import { campaignStream } from '../domain/campaign.streams.js';
import { CAMPAIGN_RUNNERS, CampaignAuthority } from '../facts/campaign-authority.js';

export class AwardKindRequest {
  @EnumField({ values: AWARD_FORMS, description: 'Hình thức khen thưởng / form of the award.' })
  readonly form: AwardForm;

  @EnumField({ values: AWARD_LEVELS, description: 'Cấp khen thưởng / level that gives it.' })
  readonly level: AwardLevel;

  @EnumField({ values: RECIPIENT_KINDS, description: 'Loại đối tượng khen thưởng / kind of recipient.' })
  readonly recipient: RecipientKind;
}

export class PublishRuleSetRequest {
  @EnumField({
    values: COUNTING_BASES,
    description: 'Căn cứ tính vào giai đoạn / what makes an initiative count in a phase.',
  })
  readonly countingBasis: RuleSet['countingBasis'];

  @EnumField({
    values: RECOGNITION_POLICIES,
    description: 'Căn cứ để tính là hợp lệ / what the counting must rest on.',
  })
  readonly recognitionPolicy: RuleSet['recognitionPolicy'];

  @IntegerField({
    min: 1,
    max: 365,
    description: 'Số ngày để bổ sung hồ sơ / days an author has to revise a returned initiative.',
  })
  readonly revisionDays: number;

  @VndField({ min: 1n, description: 'Mức trần giá trị làm lợi / a benefit above this is refused.' })
  readonly benefitCapVnd: string;

  @VndField({
    nullable: true,
    description: 'Mức xét khen thưởng cá nhân / smallest benefit for an individual award; null where none is set.',
  })
  readonly individualAwardMinimumVnd: string | null;

  @BooleanField({
    description:
      'Được khen thưởng ở nhiều cấp cho một sáng kiến / whether one initiative may be honoured at several levels.',
  })
  readonly awardAtSeveralLevels: boolean;

  @NestedListField(() => AwardKindRequest, {
    optional: true,
    maxItems: AWARD_FORMS.length * AWARD_LEVELS.length * RECIPIENT_KINDS.length,
    description:
      'Hình thức nào do cấp nào tặng cho đối tượng nào; không ghi thì theo quy định chung / which form which level gives to whom; the standard ones if absent, none if empty.',
  })
  readonly awardKinds?: AwardKindRequest[];

  @BooleanField({
    optional: true,
    description:
      'Tác giả được nộp cho đơn vị mà không ai trong số họ sinh hoạt / whether authors may submit for a unit that none of them belongs to; false if absent.',
  })
  readonly submitForAnyUnit?: boolean;
}

@DeclaredCommand({ roles: CAMPAIGN_RUNNERS })
export class PublishRuleSetCommand extends WriteCommand<{
  readonly campaignId: string;
  readonly rules: RuleSetInput;
}> {}

@CommandHandler(PublishRuleSetCommand)
export class PublishRuleSetHandler implements ICommandHandler<PublishRuleSetCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: CampaignAuthority,
  ) {}

  execute({ input, envelope }: PublishRuleSetCommand): Promise<CommandOutcome> {
    const { campaignId, rules } = input;
    return this.executor.execute(
      { input: { campaignId, rules: { ...rules } }, envelope },
      {
        decider: campaignDecider,
        type: 'PublishRuleSet',
        target: { stream: campaignStream(campaignId), id: campaignId },
        prepare: async (campaign) => ({
          by: await this.authority.requireCampaignOfficer(envelope.principal, campaign),
          data: { rules },
        }),
      },
    );
  }
}

@ApiTags('campaigns')
@Controller('api/v1/campaigns')
export class PublishRuleSetController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Ban hành phiên bản mới của bộ quy định / publishes the next version of the rules.',
    description:
      'Cán bộ phụ trách chương trình tại đơn vị chủ trì ban hành; giai đoạn đã gắn với phiên bản cũ thì giữ phiên bản đó. Hệ thống không nhận khi mức xét khen thưởng cao hơn mức trần. / For a campaign officer at the owner; phases stay bound to the version they were scheduled with. Refused when the award minimum is above the cap.',
  })
  @Post(':campaignId/rule-sets')
  @CommandResponds()
  publish(
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @Body() body: PublishRuleSetRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new PublishRuleSetCommand({ campaignId, rules: { ...body } }, envelope));
  }
}
