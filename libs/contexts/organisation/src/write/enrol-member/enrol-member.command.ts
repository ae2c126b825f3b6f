import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { PersonRecord } from '@app/person-vault';
import type { MemberCategory } from '../../domain/member.events.js';

@DeclaredMessage()
export class EnrolMemberCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: PersonRecord & { readonly unitId: string; readonly category: MemberCategory },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
