import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  DeclaredCommand,
  type CommandEnvelope,
  type CommandOutcome,
  derivedId,
  CommandExecutor,
  WriteCommand,
} from '@app/command-handling';
import { CodeField, DateField, NestedField, TextField, UuidField, CommandResponds, Envelope } from '@app/http';
import { type LocalDate, DomainError } from '@app/kernel';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import { campaignDecider } from '../domain/campaign.decider.js';
import { campaignCodeStream, campaignStream } from '../domain/campaign.streams.js';
import { CAMPAIGN_RUNNERS, CampaignAuthority } from '../facts/campaign-authority.js';

export class ApplicationWindowRequest {
  @DateField({ description: 'Ngày áp dụng sớm nhất / first day of application that is eligible.' })
  readonly from: string;

  @DateField({ description: 'Ngày áp dụng muộn nhất / last day of application that is eligible, included.' })
  readonly until: string;
}

export class LaunchCampaignRequest {
  @CodeField({
    description:
      'Mã chương trình, nằm trong mã sáng kiến và không dùng lại / short code of the campaign, part of every initiative code; never used again.',
  })
  readonly code: string;

  @TextField({ max: 300, description: 'Tên chương trình / name of the campaign.' })
  readonly name: string;

  @UuidField({
    description: 'Đơn vị chủ trì; các đơn vị cấp dưới cùng tham gia / unit that runs it; its subtree takes part.',
  })
  readonly ownerUnitId: string;

  @NestedField(() => ApplicationWindowRequest, {
    description: 'Khoảng ngày áp dụng lần đầu / days on which an initiative must first be applied.',
  })
  readonly applicationWindow: ApplicationWindowRequest;

  @TextField({ max: 100, description: 'Số, ký hiệu văn bản / number of the document.' })
  readonly decisionNo: string;
}

@DeclaredCommand({ roles: CAMPAIGN_RUNNERS })
export class LaunchCampaignCommand extends WriteCommand<{
  readonly code: string;
  readonly name: string;
  readonly ownerUnitId: string;
  readonly applicationWindow: { readonly from: LocalDate; readonly until: LocalDate };
  readonly decisionNo: string;
}> {}

@CommandHandler(LaunchCampaignCommand)
export class LaunchCampaignHandler implements ICommandHandler<LaunchCampaignCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: CampaignAuthority,
    private readonly organisation: OrganisationFactsReader,
  ) {}

  execute(command: LaunchCampaignCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    const campaignId = derivedId(envelope.commandId, 'campaign');
    const stream = campaignStream(campaignId);
    return this.executor.execute(command, {
      decider: campaignDecider,
      type: 'LaunchCampaign',
      target: { stream, id: campaignId },
      prepare: async () => {
        const ownerUnit = await this.organisation.unit(input.ownerUnitId);
        const by = ownerUnit
          ? await this.authority.requireCampaignOfficerAt(envelope.principal, input.ownerUnitId)
          : { memberId: envelope.principal, mandate: null };
        return {
          by,
          data: { ...input, campaignId, ownerUnit },
          reservations: [
            {
              stream: campaignCodeStream(input.code),
              event: { type: 'CampaignCodeReserved', data: { code: input.code, campaignId, holder: stream } },
              refusal: new DomainError('conflict', 'CAMPAIGN_CODE_TAKEN', { code: input.code }, '/code'),
            },
          ],
        };
      },
    });
  }
}

@ApiTags('campaigns')
@Controller('api/v1/campaigns')
export class LaunchCampaignController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Phát động chương trình / launches a campaign.',
    description:
      'Cán bộ phụ trách chương trình tại đơn vị chủ trì hoặc cấp trên phát động. Bộ quy định và các giai đoạn lập sau, bằng lệnh riêng. Hệ thống không nhận khi mã đã dùng, đơn vị không có hoặc đã giải thể, hay khoảng ngày áp dụng bị ngược. / For a campaign officer at the owner unit or above it. Rules and phases follow by commands of their own. Refused when the code was used before, the unit is unknown or dissolved, or the application window is reversed.',
  })
  @Post()
  @CommandResponds({ status: 201, location: ({ id }) => `/api/v1/campaigns/${id}` })
  launch(
    @Body() { code, name, ownerUnitId, applicationWindow: { from, until }, decisionNo }: LaunchCampaignRequest,
    @Envelope({ ifMatch: 'none' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    const input = { code, name, ownerUnitId, applicationWindow: { from, until }, decisionNo };
    return this.commands.execute(new LaunchCampaignCommand(input, envelope));
  }
}
