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
import { InstantField, IntegerField, TextField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { campaignDecider } from '../domain/campaign.decider.js';
import type { PhaseScheduled } from '../domain/campaign.events.js';
import { campaignStream } from '../domain/campaign.streams.js';
import { MAX_PHASE } from '../http/phase-param.decorator.js';
import { CAMPAIGN_RUNNERS, CampaignAuthority } from '../facts/campaign-authority.js';

export class SchedulePhaseRequest {
  @IntegerField({
    min: 1,
    max: MAX_PHASE,
    description: 'Số thứ tự giai đoạn / number of the phase; a phase not yet open is rescheduled.',
  })
  readonly phase: number;

  @TextField({ max: 200, description: 'Tên giai đoạn / name of the phase.' })
  readonly name: string;

  @InstantField({ description: 'Thời điểm mở / submissions are taken from this instant.' })
  readonly opensAt: string;

  @InstantField({
    description: 'Hạn nhận hồ sơ / submissions are taken before this instant: 24:00 of a day is 00:00 of the next.',
  })
  readonly closesAt: string;

  @InstantField({ description: 'Hạn xét duyệt / decisions count when received before this instant.' })
  readonly evaluationCutoff: string;

  @IntegerField({
    min: 1,
    max: 9999,
    description: 'Phiên bản bộ quy định áp dụng / published version of the rules the phase is bound to.',
  })
  readonly ruleSetVersion: number;
}

@DeclaredCommand({ roles: CAMPAIGN_RUNNERS })
export class SchedulePhaseCommand extends WriteCommand<PhaseScheduled['data']> {}

@CommandHandler(SchedulePhaseCommand)
export class SchedulePhaseHandler implements ICommandHandler<SchedulePhaseCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: CampaignAuthority,
  ) {}

  execute(command: SchedulePhaseCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    const { campaignId, ...schedule } = input;
    return this.executor.execute(command, {
      decider: campaignDecider,
      type: 'SchedulePhase',
      target: { stream: campaignStream(campaignId), id: campaignId },
      prepare: async (campaign) => ({
        by: await this.authority.requireCampaignOfficer(envelope.principal, campaign),
        data: schedule,
        ruleSetVersion: schedule.ruleSetVersion,
      }),
    });
  }
}

@ApiTags('campaigns')
@Controller('api/v1/campaigns')
export class SchedulePhaseController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Lên lịch hoặc đổi lịch giai đoạn chưa mở / schedules or reschedules a phase.',
    description:
      'Cán bộ phụ trách chương trình tại đơn vị chủ trì lên lịch theo một phiên bản quy định đã ban hành. Hệ thống không nhận khi giai đoạn đã mở, mở trong quá khứ, chồng lên giai đoạn khác, sai thứ tự, hoặc hạn xét duyệt trước hạn nhận hồ sơ. / For a campaign officer at the owner, under a published version of the rules. Refused when the phase is open already, would open in the past, overlaps another or is out of order, or when its evaluation cut-off precedes its end.',
  })
  @Post(':campaignId/phases')
  @CommandResponds()
  schedule(
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @Body() body: SchedulePhaseRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new SchedulePhaseCommand({ campaignId, ...body }, envelope));
  }
}
