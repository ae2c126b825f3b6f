import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { campaignDecider } from '../../domain/campaign.decider.js';
import { campaignStream } from '../../domain/campaign.streams.js';
import { CampaignAuthority } from '../../facts/campaign-authority.js';
import { DeclarePeakDriveCommand } from './declare-peak-drive.command.js';

@CommandHandler(DeclarePeakDriveCommand)
export class DeclarePeakDriveHandler implements ICommandHandler<DeclarePeakDriveCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: CampaignAuthority,
  ) {}

  execute({ input, envelope }: DeclarePeakDriveCommand): Promise<CommandOutcome> {
    const { campaignId, ...drive } = input;
    return this.executor.execute({
      decider: campaignDecider,
      target: { stream: campaignStream(campaignId), id: campaignId },
      envelope,
      input: { type: 'DeclarePeakDrive', content: input },
      prepare: async (campaign) => ({
        command: {
          type: 'DeclarePeakDrive' as const,
          data: drive,
          by: await this.authority.requireCampaignOfficer(envelope.principal, campaign),
          at: envelope.receivedAt,
        },
      }),
    });
  }
}
