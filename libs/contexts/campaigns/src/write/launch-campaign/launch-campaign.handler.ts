import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { derivedId, CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { DomainError } from '@app/kernel';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import { campaignDecider } from '../../domain/campaign.decider.js';
import { campaignCodeStream, campaignStream } from '../../domain/campaign.streams.js';
import { CampaignAuthority } from '../../facts/campaign-authority.js';
import { LaunchCampaignCommand } from './launch-campaign.command.js';

@CommandHandler(LaunchCampaignCommand)
export class LaunchCampaignHandler implements ICommandHandler<LaunchCampaignCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: CampaignAuthority,
    private readonly organisation: OrganisationFactsReader,
  ) {}

  execute({ input, envelope }: LaunchCampaignCommand): Promise<CommandOutcome> {
    const campaignId = derivedId(envelope.commandId, 'campaign');
    const stream = campaignStream(campaignId);
    return this.executor.execute({
      decider: campaignDecider,
      target: { stream, id: campaignId },
      envelope,
      input: { type: 'LaunchCampaign', content: input },
      prepare: async () => {
        const ownerUnit = await this.organisation.unit(input.ownerUnitId);
        const by = ownerUnit
          ? await this.authority.requireCampaignOfficerAt(envelope.principal, input.ownerUnitId)
          : { memberId: envelope.principal, mandate: null };
        return {
          command: {
            type: 'LaunchCampaign' as const,
            data: { ...input, campaignId, ownerUnit },
            by,
            at: envelope.receivedAt,
          },
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
