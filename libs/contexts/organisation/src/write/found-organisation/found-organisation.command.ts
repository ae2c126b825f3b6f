import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { PersonRecord } from '@app/person-vault';
import type { MemberCategory } from '../../domain/member.events.js';
import type { UnitLevel } from '../../domain/unit.events.js';

@DeclaredMessage()
export class FoundOrganisationCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: {
      readonly unit: { readonly code: string; readonly name: string; readonly level: UnitLevel };
      readonly administrator: PersonRecord & { readonly category: MemberCategory };
      /** Of the decision that makes the first administrator one. */
      readonly decisionNo: string;
    },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
