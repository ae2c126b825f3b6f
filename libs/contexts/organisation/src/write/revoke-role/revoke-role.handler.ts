import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { memberDecider } from '../../domain/member.decider.js';
import { memberStream } from '../../domain/member.streams.js';
import { OrganisationAuthority } from '../../facts/organisation-authority.js';
import { RevokeRoleCommand } from './revoke-role.command.js';

@CommandHandler(RevokeRoleCommand)
export class RevokeRoleHandler implements ICommandHandler<RevokeRoleCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute({ input, envelope }: RevokeRoleCommand): Promise<CommandOutcome> {
    return this.executor.execute({
      decider: memberDecider,
      target: { stream: memberStream(input.memberId), id: input.memberId },
      envelope,
      input: { type: 'RevokeRole', content: input },
      prepare: async () => {
        const by = await this.authority.requireTreeAdministrator(envelope.principal, input);
        return { command: { type: 'RevokeRole' as const, data: input, by, at: envelope.receivedAt } };
      },
    });
  }
}
