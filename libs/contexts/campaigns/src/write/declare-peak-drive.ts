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
import { InstantField, TextField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { campaignDecider } from '../domain/campaign.decider.js';
import type { PeakDriveDeclared } from '../domain/campaign.events.js';
import { campaignStream } from '../domain/campaign.streams.js';
import { CAMPAIGN_RUNNERS, CampaignAuthority } from '../facts/campaign-authority.js';

export class DeclarePeakDriveRequest {
  @TextField({ max: 200, description: 'Tên chiến dịch cao điểm / name of the peak drive.' })
  readonly name: string;

  @InstantField({ description: 'Thời điểm bắt đầu / first instant of the drive.' })
  readonly startsAt: string;

  @InstantField({ description: 'Thời điểm kết thúc / first instant after the drive.' })
  readonly endsAt: string;
}

@DeclaredCommand({ roles: CAMPAIGN_RUNNERS })
export class DeclarePeakDriveCommand extends WriteCommand<PeakDriveDeclared['data']> {}

@CommandHandler(DeclarePeakDriveCommand)
export class DeclarePeakDriveHandler implements ICommandHandler<DeclarePeakDriveCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: CampaignAuthority,
  ) {}

  execute(command: DeclarePeakDriveCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    const { campaignId, ...drive } = input;
    return this.executor.execute(command, {
      decider: campaignDecider,
      type: 'DeclarePeakDrive',
      target: { stream: campaignStream(campaignId), id: campaignId },
      prepare: async (campaign) => ({
        by: await this.authority.requireCampaignOfficer(envelope.principal, campaign),
        data: drive,
      }),
    });
  }
}

@ApiTags('campaigns')
@Controller('api/v1/campaigns')
export class DeclarePeakDriveController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Phát động chiến dịch cao điểm / declares the peak drive.',
    description:
      'Cán bộ phụ trách chương trình tại đơn vị chủ trì phát động, hoặc đổi khi chưa bắt đầu. Hệ thống không nhận khi chiến dịch đã bắt đầu, thời gian bắt đầu quá gần, hoặc kết thúc trước khi bắt đầu. / For a campaign officer at the owner; declares the drive, or changes it before it begins. Refused when it has begun, would begin too soon, or would end before it begins.',
  })
  @Post(':campaignId/peak-drive')
  @CommandResponds()
  declare(
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @Body() body: DeclarePeakDriveRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new DeclarePeakDriveCommand({ campaignId, ...body }, envelope));
  }
}
