import { Injectable } from '@nestjs/common';
import { CommandExecutor, type CommandOutcome, type SentCommand } from '@app/command-handling';
import type { CommandDataOf } from '@app/kernel';
import type { CampaignFacts } from '../domain/campaign-phases.js';
import { initiativeDecider } from '../domain/initiative.decider.js';
import type { InitiativeState } from '../domain/initiative.state.js';
import { initiativeStream } from '../domain/initiative.streams.js';
import { InitiativeAuthority } from '../facts/initiative-authority.js';
import { InitiativeDecisionFacts } from '../facts/initiative-decision-facts.js';
import { ruleSetMetadata } from '../facts/rule-set-metadata.js';

type Data = CommandDataOf<typeof initiativeDecider>;
type OnInitiative = SentCommand & { readonly input: { readonly initiativeId: string } };
type InPhase<Type extends keyof Data> = (campaign: CampaignFacts) => Data[Type];

/**
 * Runs the commands on a submitted initiative, each by one of its authors or by somebody with a role there. A command gives
 * the data of its decision: its input and the facts that are its own.
 */
@Injectable()
export class ReviewExecutor {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: InitiativeAuthority,
    private readonly facts: InitiativeDecisionFacts,
  ) {}

  /** For commands that need no role: the decision says whose part in the initiative allows them. */
  byAuthor<Type extends keyof Data>(command: OnInitiative, type: Type, data: Data[Type]): Promise<CommandOutcome> {
    const by = { memberId: command.envelope.principal, mandate: null };
    return this.executor.execute(command, { ...on(command, type), prepare: async () => ({ by, data }) });
  }

  byReviewer<Type extends keyof Data>(
    command: OnInitiative,
    type: Type,
    data: (state: InitiativeState) => Data[Type] | Promise<Data[Type]>,
  ): Promise<CommandOutcome> {
    return this.executor.execute(command, {
      ...on(command, type),
      prepare: async (state) => ({
        by: await this.authority.requireReviewer(command.envelope.principal, state),
        data: await data(state),
      }),
    });
  }

  /** The events name the rule set of the phase of the decision. */
  byReviewerInPhase<Type extends keyof Data>(
    command: OnInitiative,
    type: Type,
    data: InPhase<Type>,
  ): Promise<CommandOutcome> {
    return this.inPhase('requireReviewer', command, type, data);
  }

  byBenefitVerifierInPhase<Type extends keyof Data>(
    command: OnInitiative,
    type: Type,
    data: InPhase<Type>,
  ): Promise<CommandOutcome> {
    return this.inPhase('requireBenefitVerifier', command, type, data);
  }

  private inPhase<Type extends keyof Data>(
    requireActor: 'requireReviewer' | 'requireBenefitVerifier',
    command: OnInitiative,
    type: Type,
    data: InPhase<Type>,
  ): Promise<CommandOutcome> {
    const { principal, receivedAt } = command.envelope;
    return this.executor.execute(command, {
      ...on(command, type),
      prepare: async (state) => {
        const by = await this.authority[requireActor](principal, state);
        const { campaign, phase } = await this.facts.deciding(state, receivedAt);
        return { by, data: data(campaign), ...ruleSetMetadata(phase) };
      },
    });
  }
}

const on = <Type extends keyof Data>({ input: { initiativeId } }: OnInitiative, type: Type) => ({
  decider: initiativeDecider,
  type,
  target: { stream: initiativeStream(initiativeId), id: initiativeId },
});
