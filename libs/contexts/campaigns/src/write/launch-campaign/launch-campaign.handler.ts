import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { derivedId, StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { DomainError } from '@app/kernel';
import { OrganisationFacts } from '@app/organisation/contracts';
import { campaignDecider } from '../../domain/campaign.decider.js';
import { campaignCodeStream, campaignStream } from '../../domain/campaign.streams.js';
import { CampaignAuthority } from '../../facts/campaign-authority.js';
import { LaunchCampaignCommand } from './launch-campaign.command.js';

@CommandHandler(LaunchCampaignCommand)
export class LaunchCampaignHandler implements ICommandHandler<LaunchCampaignCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly authority: CampaignAuthority,
    private readonly organisation: OrganisationFacts,
  ) {}

  execute({ wish, envelope }: LaunchCampaignCommand): Promise<CommandOutcome> {
    const campaignId = derivedId(envelope.commandId, 'campaign');
    const stream = campaignStream(campaignId);
    return this.streams.execute({
      decider: campaignDecider,
      target: { stream, id: campaignId },
      envelope,
      wish: { type: 'LaunchCampaign', content: wish },
      prepare: async () => {
        const ownerUnit = await this.organisation.unit(wish.ownerUnitId);
        const by = ownerUnit
          ? await this.authority.toRunFor(envelope.principal, wish.ownerUnitId)
          : { memberId: envelope.principal, mandate: null };
        return {
          command: {
            type: 'LaunchCampaign' as const,
            data: { ...wish, campaignId, ownerUnit },
            by,
            at: envelope.receivedAt,
          },
          reservations: [
            {
              stream: campaignCodeStream(wish.code),
              event: { type: 'CampaignCodeReserved', data: { code: wish.code, campaignId, holder: stream } },
              refusal: new DomainError('conflict', 'CAMPAIGN_CODE_TAKEN', { code: wish.code }, '/code'),
            },
          ],
        };
      },
    });
  }
}
