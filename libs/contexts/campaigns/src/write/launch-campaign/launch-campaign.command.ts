import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { LocalDate } from '@app/kernel';

@DeclaredMessage()
export class LaunchCampaignCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: {
      readonly code: string;
      readonly name: string;
      readonly ownerUnitId: string;
      readonly applicationWindow: { readonly from: LocalDate; readonly until: LocalDate };
      readonly decisionNo: string;
    },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
