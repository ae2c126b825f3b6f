import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { Instant } from '@app/kernel';

export const CLOSING_MODES = ['SUBMISSIONS', 'SEAL'] as const;

@DeclaredMessage()
export class CloseCampaignPhaseCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: {
      readonly campaignId: string;
      readonly phase: number;
      readonly mode: (typeof CLOSING_MODES)[number];
      readonly decisionNo: string;
      /** With SUBMISSIONS only; null keeps what is scheduled. */
      readonly closesAt: Instant | null;
      readonly evaluationCutoff: Instant | null;
      /** With SEAL only. */
      readonly carryOverTo: number | null;
    },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
