import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { Role } from '../../domain/member.events.js';

@DeclaredMessage()
export class GrantRoleCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: {
      readonly memberId: string;
      readonly role: Role;
      readonly unitId: string;
      readonly decisionNo: string;
    },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
