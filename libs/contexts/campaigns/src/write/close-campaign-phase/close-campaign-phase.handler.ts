import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { DomainError, type Instant } from '@app/kernel';
import type { CloseCampaignPhase } from '../../domain/campaign.commands.js';
import { campaignDecider } from '../../domain/campaign.decider.js';
import { phaseOf, type CampaignState } from '../../domain/campaign.state.js';
import { campaignStream } from '../../domain/campaign.streams.js';
import { sealablePhase } from '../../domain/sealing.js';
import { CampaignAuthority } from '../../facts/campaign-authority.js';
import { CloseCampaignPhaseCommand } from './close-campaign-phase.command.js';
import { PhaseSealing } from './phase-sealing.js';

@CommandHandler(CloseCampaignPhaseCommand)
export class CloseCampaignPhaseHandler implements ICommandHandler<CloseCampaignPhaseCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: CampaignAuthority,
    private readonly sealing: PhaseSealing,
  ) {}

  execute({ input, envelope }: CloseCampaignPhaseCommand): Promise<CommandOutcome> {
    const { campaignId, mode } = input;
    return this.executor.execute({
      decider: campaignDecider,
      target: { stream: campaignStream(campaignId), id: campaignId },
      envelope,
      input: { type: 'CloseCampaignPhase', content: input },
      prepare: async (campaign) => {
        const by = await this.authority.requireCampaignOfficer(envelope.principal, campaign);
        const data = await this.closing(input, campaign, envelope.receivedAt);
        const ruleSetVersion = campaign && phaseOf(campaign, input.phase)?.ruleSetVersion;
        return {
          command: { type: 'CloseCampaignPhase' as const, data, by, at: envelope.receivedAt },
          ...(ruleSetVersion && { ruleSetVersion }),
        };
      },
      // The cut-offs a sealing looks at have passed a minute ago: nothing can race with it, however long it folds.
      ...(mode === 'SEAL' && { appendWithinMs: Infinity }),
    });
  }

  private async closing(
    { mode, phase, decisionNo, closesAt, evaluationCutoff, carryOverTo }: CloseCampaignPhaseCommand['input'],
    campaign: CampaignState | null,
    at: Instant,
  ): Promise<CloseCampaignPhase['data']> {
    if (mode === 'SUBMISSIONS') {
      refuseGiven(mode, { carryOverTo });
      return { mode, phase, decisionNo, closesAt, evaluationCutoff };
    }
    refuseGiven(mode, { closesAt, evaluationCutoff });
    if (!campaign) throw new DomainError('not-found', 'CAMPAIGN_NOT_FOUND');
    const facts = await this.sealing.facts(campaign, sealablePhase(campaign, { phase, carryOverTo }, at));
    return { mode, phase, decisionNo, carryOverTo, facts };
  }
}

const refuseGiven = (mode: string, fields: { readonly [field: string]: unknown }): void => {
  for (const [field, value] of Object.entries(fields)) {
    if (value !== null) throw new DomainError('invalid', 'NOT_IN_THIS_MODE', { mode, field }, `/${field}`);
  }
};
