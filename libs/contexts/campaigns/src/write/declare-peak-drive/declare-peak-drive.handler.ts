import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { campaignDecider } from '../../domain/campaign.decider.js';
import { campaignStream } from '../../domain/campaign.streams.js';
import { CampaignAuthority } from '../../facts/campaign-authority.js';
import { DeclarePeakDriveCommand } from './declare-peak-drive.command.js';

@CommandHandler(DeclarePeakDriveCommand)
export class DeclarePeakDriveHandler implements ICommandHandler<DeclarePeakDriveCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly authority: CampaignAuthority,
  ) {}

  execute({ wish, envelope }: DeclarePeakDriveCommand): Promise<CommandOutcome> {
    const { campaignId, ...drive } = wish;
    return this.streams.execute({
      decider: campaignDecider,
      target: { stream: campaignStream(campaignId), id: campaignId },
      envelope,
      wish: { type: 'DeclarePeakDrive', content: wish },
      prepare: async (campaign) => ({
        command: {
          type: 'DeclarePeakDrive' as const,
          data: drive,
          by: await this.authority.toRun(envelope.principal, campaign),
          at: envelope.receivedAt,
        },
      }),
    });
  }
}
