import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import type { Actor } from '@app/kernel';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import { participationStream } from '../../domain/campaign.streams.js';
import type { RegisterParticipant } from '../../domain/participation.commands.js';
import { participationDecider } from '../../domain/participation.decider.js';
import { CampaignFactsReader } from '../../facts/campaign-facts-reader.js';
import { RegisterParticipantCommand } from './register-participant.command.js';

@CommandHandler(RegisterParticipantCommand)
export class RegisterParticipantHandler implements ICommandHandler<RegisterParticipantCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly campaigns: CampaignFactsReader,
    private readonly organisation: OrganisationFactsReader,
  ) {}

  execute({ input, envelope }: RegisterParticipantCommand): Promise<CommandOutcome> {
    const { campaignId, memberId } = input;
    const onBehalf = memberId !== envelope.principal;
    return this.executor.execute({
      decider: participationDecider,
      target: { stream: participationStream(campaignId, memberId), id: memberId },
      envelope,
      input: { type: 'RegisterParticipant', content: input },
      prepare: async () => {
        const [campaign, member] = await Promise.all([this.campaigns.campaign(campaignId), this.member(memberId)]);
        const by = await this.actor(envelope.principal, onBehalf ? member : null);
        return {
          command: {
            type: 'RegisterParticipant' as const,
            data: { ...input, campaign, member },
            by,
            at: envelope.receivedAt,
          },
          ...(onBehalf && { onBehalfOf: memberId }),
        };
      },
    });
  }

  private async member(memberId: string): Promise<RegisterParticipant['data']['member']> {
    const member = await this.organisation.member(memberId);
    const unitPath = member && (await this.organisation.unitPath(member.unitId));
    return member && unitPath ? { active: member.active, unitId: member.unitId, unitPath } : null;
  }

  /** Members register themselves without a role; for somebody else it takes an officer of that member's unit. */
  private async actor(principal: string, somebodyElse: { readonly unitId: string } | null): Promise<Actor> {
    const mandate = somebodyElse
      ? await this.organisation.requireMandate(principal, ['UNION_OFFICER'], somebodyElse.unitId)
      : null;
    return { memberId: principal, mandate };
  }
}
